using System.Collections.Immutable;
using System.Globalization;

namespace AdoptionSim.Client.Commands.Watch.Screen;

/// <summary>Labels the date axis of a chart on the terminal with as many years as fit, or months or days for a short run.</summary>
internal static class DateAxis
{
    /// <summary>The least number of labels; with fewer, the next finer unit (year, month or day) is used.</summary>
    private const int Enough = 3;

    private const int Gap = 2;

    private static readonly ImmutableArray<(string Format, Func<DateOnly, DateOnly> Next)> Units =
    [
        ("yyyy", day => new DateOnly(day.Year, 1, 1).AddYears(1)),
        ("yyyy-MM", day => new DateOnly(day.Year, day.Month, 1).AddMonths(1)),
        ("yyyy-MM-dd", day => day.AddDays(1)),
    ];

    /// <summary>Returns a line of text with date labels, each beginning at the column of its date.</summary>
    public static string Of(DateOnly start, DateOnly until, int columns)
    {
        var labels = Units.Select(unit => Labels(unit.Format, unit.Next, start, until, columns)).ToArray();
        var chosen = labels.FirstOrDefault(each => each.Count >= Enough) ?? labels.MaxBy(each => each.Count)!;
        var line = new string(' ', columns).ToCharArray();
        foreach (var (column, text) in chosen)
        {
            text.CopyTo(0, line, column, text.Length);
        }

        return new string(line);
    }

    private static List<(int Column, string Text)> Labels(string format, Func<DateOnly, DateOnly> next, DateOnly start, DateOnly until, int columns)
    {
        double days = Math.Max(1, until.DayNumber - start.DayNumber);
        var all = new List<(int Column, string Text)>();
        for (var day = next(start.AddDays(-1)); day <= until; day = next(day))
        {
            all.Add(((int)Math.Round((day.DayNumber - start.DayNumber) / days * (columns - 1)), day.ToString(format, CultureInfo.InvariantCulture)));
        }

        // Takes every k-th label, so that the distances are as even as the unit's.
        var room = format.Length + Gap;
        var every = Enumerable.Range(1, Math.Max(1, all.Count)).First(step => step >= all.Count || all[step].Column - all[0].Column >= room);
        return [.. all.Where((_, index) => index % every == 0).Where(label => label.Column + format.Length <= columns)];
    }
}
