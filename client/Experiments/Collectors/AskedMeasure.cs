using System.Collections.Immutable;
using System.Globalization;
using AdoptionSim.Nations.Files;

namespace AdoptionSim.Client.Experiments.Collectors;

/// <summary>The dates on which a measure (a count or ratio of the simulation, such as subscribers) is recorded.</summary>
internal enum Reading
{
    /// <summary>The measure is recorded once, on a given date of the simulation.</summary>
    Date,

    /// <summary>The measure is recorded once, at the end of the run.</summary>
    End,

    /// <summary>The measure is recorded on the last day of each simulated year, and at the end of the run.</summary>
    Yearly,

    /// <summary>The measure is recorded on the last day of each simulated quarter, and at the end of the run.</summary>
    Quarterly,

    /// <summary>The measure is recorded on the last day of each simulated month, and at the end of the run.</summary>
    Monthly,

    /// <summary>The measure is recorded at every tick (step of simulated time).</summary>
    All,
}

/// <summary>
/// A measure that an experiment file asks to record, written as NAME[/PLACE][/DIMENSION=GROUP]@WHEN. An example is the phone owners in a group of people, at
/// the end of the run.
/// </summary>
/// <param name="Text">The measure as the file has it.</param>
/// <param name="Name">The name of the measure, such as <c>subscribers</c>, without place and group.</param>
/// <param name="Place">
/// The key of a province or district; for a group of people, a place of the table <c>strata.csv</c> (counts by group). Null for the nation.
/// </param>
/// <param name="Group">The group of people: a property (dimension) such as income, and the key of the group. Null for all people.</param>
/// <param name="Reading">The dates on which the measure is recorded.</param>
/// <param name="Date">The date if <paramref name="Reading"/> is <see cref="Reading.Date"/>; otherwise null.</param>
internal sealed record AskedMeasure(string Text, string Name, string? Place, (string Dimension, string Key)? Group, Reading Reading, DateOnly? Date)
{
    /// <summary>
    /// A placeholder without text and name, recorded at the end of each month and of the run. <c>adoptsim compare</c> uses it only to compute these dates.
    /// </summary>
    public static readonly AskedMeasure EveryMonth = new("", "", null, null, Reading.Monthly, null);

    public const string Allowed =
        "NAME@DATE, NAME@end or a series NAME@yearly, @quarterly, @monthly or @all; NAME/PLACE for a province or district, "
        + "NAME/DIMENSION=GROUP for a group of people";

    /// <summary>True if the measure is recorded on several dates, so that it has rows in <c>series.csv</c> instead of a column in <c>results.csv</c>.</summary>
    public bool IsSeries => Reading is not (Reading.Date or Reading.End);

    /// <summary>The text of the measure with its place and group, without its dates.</summary>
    public string What => Text[..Text.LastIndexOf('@')];

    /// <summary>The name of the measure's column in tables: in lower case, with underscores for all characters but letters and digits.</summary>
    public string Column => ColumnOf(Text);

    /// <summary>The measure's name in the column <c>measure</c> of <c>series.csv</c>.</summary>
    public string SeriesName => ColumnOf(What);

    /// <summary>Parses a measure from its text in an experiment file, such as <c>subscribers@end</c>. Returns null if the text has another form.</summary>
    public static AskedMeasure? Parse(string text)
    {
        var at = text.LastIndexOf('@');
        if (at <= 0)
        {
            return null;
        }

        var when = text[(at + 1)..];
        DateOnly? date = DateOnly.TryParseExact(when, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
        Reading? reading = date is not null
            ? Reading.Date
            : Enum.GetValues<Reading>()
                .Where(each => each != Reading.Date && Names.InFile(each.ToString()) == when)
                .Select(each => (Reading?)each)
                .FirstOrDefault();
        ImmutableArray<string> parts = [.. text[..at].Split('/')];
        return reading is { } known && parts.All(part => part.Trim() == part && part.Length > 0)
            ? parts switch
            {
                [var name] => new AskedMeasure(text, name, null, null, known, date),
                [var name, var last] when GroupOf(last) is { } group => new AskedMeasure(text, name, null, group, known, date),
                [var name, var place] => new AskedMeasure(text, name, place, null, known, date),
                [var name, var place, var last] when GroupOf(last) is { } group => new AskedMeasure(text, name, place, group, known, date),
                _ => null,
            }
            : null;
    }

    /// <summary>The name of the measure's column in <c>results.csv</c> or, if it is recorded on several dates, its name in <c>series.csv</c>.</summary>
    public string NameInTables => IsSeries ? SeriesName : Column;

    private static (string Dimension, string Key)? GroupOf(string part) => part.Split('=', 2) is [{ Length: > 0 } dimension, var key] ? (dimension, key) : null;

    private static string ColumnOf(string text)
    {
        var column = string.Concat(text.Select(letter => char.IsAsciiLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : '_'));
        return column;
    }
}
