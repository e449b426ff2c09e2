using System.Globalization;

namespace AdoptionSim.Client.Results;

/// <summary>Keeps spreadsheets from taking a name for a formula.</summary>
/// <remarks>
/// A spreadsheet evaluates a cell that begins with one of the characters below, even if it is quoted. An apostrophe in front makes it text. Nothing else changes, and
/// <see cref="Original"/> returns every text that <see cref="Neutral"/> was given.
/// </remarks>
internal static class CsvCell
{
    private const string FormulaStarts = "=+-@\t\r\n";
    private const char Apostrophe = '\'';

    /// <summary>Returns the text, after an apostrophe if a spreadsheet would evaluate it. Numbers such as -5 are returned as they are.</summary>
    public static string Neutral(string text) => IsFormula(text) ? Apostrophe + text : text;

    /// <summary>Returns the text that <see cref="Neutral"/> was given.</summary>
    public static string Original(string cell) => cell is [Apostrophe, ..] && IsFormula(cell.AsSpan(1)) ? cell[1..] : cell;

    /// <summary>True for a formula and for one that has apostrophes of its own, which could not be told apart from added ones.</summary>
    private static bool IsFormula(ReadOnlySpan<char> text)
    {
        var rest = text.TrimStart(Apostrophe);
        return rest.Length > 0 && FormulaStarts.Contains(rest[0], StringComparison.Ordinal) && !double.TryParse(rest, NumberStyles.Float, CultureInfo.InvariantCulture, out _);
    }
}
