using AdoptionSim.Client.Tests.Support;
using AdoptionSim.Nations.Files;

namespace AdoptionSim.Client.Tests.Files;

public sealed class BadFileTests : IDisposable
{
    private readonly Cli _cli = new();

    public BadFileTests()
    {
        var shipped = Path.GetDirectoryName(Shipped.NationPath("islandia"))!;
        foreach (var file in Assert.AtLeastOne(Directory.GetFiles(shipped)))
        {
            File.Copy(file, _cli.PathTo(Path.GetFileName(file)));
        }

        File.WriteAllText(
            _cli.PathTo("mine.yaml"),
            File.ReadAllText(Shipped.ScenarioPath("islandia")).Replace("nation: islandia", "nation: nation.yaml", StringComparison.Ordinal)
        );
    }

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task The_untouched_copies_are_in_order()
    {
        var check = await _cli.InvokeAsync("nation", "check", _cli.PathTo("nation.yaml"));
        var run = await _cli.InvokeAsync("run", _cli.PathTo("mine.yaml"), "--quiet");

        Assert.Equal((ExitStatus.Done, ""), (check.Status, check.Error));
        Assert.Contains("Islandia (islandia): 60,000 people in 7 districts of 3 provinces", check.Output, StringComparison.Ordinal);
        Assert.True(run.Status == ExitStatus.Done, run.Error);
    }

    [Theory]
    [InlineData("unknown key", "nation.yaml", "  opening_savings:", "  opening_saving:", "nation.yaml:LINE: means.opening_saving")]
    [InlineData("wrong unit", "nation.yaml", "value: 900, unit: USD/month", "value: 900, unit: EUR/month", "nation.yaml:LINE: means.median_income")]
    [InlineData(
        "value out of range",
        "nation.yaml",
        "value: 0.5, unit: log, range: [0.2, 1]",
        "value: 9, unit: log, range: [0.2, 1]",
        "nation.yaml:LINE: means.income_spread"
    )]
    [InlineData("margins that do not add up", "nation.yaml", "to: 15, share: 13", "to: 15, share: 14", "people.ages")]
    [InlineData(
        "date outside",
        "mine.yaml",
        "until: 2005-06-30",
        "until: 1999-06-30",
        "mine.yaml:LINE: until is '1999-06-30'; expected a date from 2000-07-02"
    )]
    [InlineData("missing file", "nation.yaml", "districts: districts.csv", "districts: nowhere.csv", "nowhere.csv")]
    [InlineData("not a number", "districts.csv", ",60000,", ",many,", "")]
    public async Task Bad_file_is_refused_with_location_and_nothing_is_written(string what, string file, string text, string bad, string expected)
    {
        var path = _cli.PathTo(file);
        var content = await File.ReadAllTextAsync(path);
        if (file == "districts.csv")
        {
            (text, bad, expected) = DistrictWithAWordForANumber(content);
        }

        Assert.True(content.Contains(text, StringComparison.Ordinal), $"The test of {what} finds nothing to spoil.");
        await File.WriteAllTextAsync(path, content.Replace(text, bad, StringComparison.Ordinal));
        var before = _cli.Everything();

        var result = await _cli.InvokeAsync("run", _cli.PathTo("mine.yaml"));

        Assert.Equal((ExitStatus.Refused, ""), (result.Status, result.Output));
        var line = 1 + content[..content.IndexOf(text, StringComparison.Ordinal)].Count(letter => letter == '\n');
        Assert.Contains(expected.Replace("LINE", $"{line}", StringComparison.Ordinal), result.Error, StringComparison.Ordinal);
        Assert.Equal(before, _cli.Everything());
    }

    [Fact]
    public async Task A_missing_scenario_file_is_refused()
    {
        var result = await _cli.InvokeAsync("run", _cli.PathTo("nowhere.yaml"));

        Assert.Equal(ExitStatus.Refused, result.Status);
        Assert.Contains("nowhere.yaml", result.Error, StringComparison.Ordinal);
    }

    /// <summary>Replaces the last number of the second line by a word, in any order of columns.</summary>
    private static (string Text, string Bad, string Expected) DistrictWithAWordForANumber(string content)
    {
        var row = content.Split('\n')[1];
        var rural = Array.IndexOf(content.Split('\n')[0].TrimEnd('\r').Split(','), "rural");
        var fields = row.Split(',');
        fields[rural] = "many";
        return (row, string.Join(',', fields), "districts.csv:2: rural");
    }
}
