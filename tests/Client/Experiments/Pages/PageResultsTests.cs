using AdoptionSim.Client.Experiments.Execution;
using AdoptionSim.Client.Experiments.Pages;

namespace AdoptionSim.Client.Tests.Experiments.Pages;

/// <summary>Tests that a page holds a part of a long series in memory, and reads the same values as if it held all.</summary>
public sealed class PageResultsTests : IDisposable
{
    private const string Two = """
        levers: { market.handset_price_factor: [1, 0.8] }
        measures: [subscribers@end, subscribers@quarterly]

        """;

    /// <summary>Two settings with four seeds.</summary>
    private const int ValuesOfDate = 8;

    private readonly PageFolder _folder = new(Two, (values, seed) => seed + (values[0] == "0.8" ? 10UL : 0));

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(ValuesOfDate)]
    [InlineData(2 * ValuesOfDate)]
    [InlineData(1_000_000)]
    public void Values_do_not_depend_on_how_many_are_in_memory(int mostValues)
    {
        var results = _folder.Results(mostValues);
        DatedValues[] dates = [.. results.Of(_folder.Series)];

        Assert.Equal([new DateOnly(2000, 9, 30), new DateOnly(2001, 1, 6)], dates.Select(date => date.Date));
        Assert.All(dates, date => Assert.Equal([2.5, 12.5], results.Settings.Select(date.MeanOf)));
        Assert.Equal(dates[^1].Date, results.LastOf(_folder.Series)!.Date);
        Assert.Equal([12.5 - 2.5], results.DifferencesOf(_folder.Series).Select(each => each.Difference));
    }

    [Theory]
    [InlineData(ValuesOfDate, 1)]
    [InlineData(2 * ValuesOfDate, 2)]
    public void Only_the_dates_that_fit_are_read_at_once(int mostValues, int inMemory)
    {
        using var dates = _folder.Results(mostValues).Of(_folder.Series).GetEnumerator();
        Assert.True(dates.MoveNext());

        File.Delete(_folder.PathTo(SeriesFile.FileName));

        var read = 1;
        while (dates.MoveNext())
        {
            read++;
        }

        Assert.Equal(inMemory, read);
    }
}
