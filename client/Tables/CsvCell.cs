using System.Globalization;

namespace AdoptionSim.Client.Tables;

/// <summary>Changes names in CSV cells so that spreadsheets do not evaluate them as formulas.</summary>
/// <remarks>
/// A spreadsheet evaluates a cell that begins with one of the characters below, even if it is quoted. A leading apostrophe makes it text. All other texts are
/// unchanged, and
/// <see cref="Original"/> restores every text given to <see cref="Neutral"/>.
/// </remarks>
internal static class CsvCell
{
    private const string FormulaStarts = "=+-@\t\r\n";
    private const char Apostrophe = '\'';

    /// <summary>Returns the text, with a leading apostrophe if a spreadsheet would evaluate it. Numbers such as -5 are returned unchanged.</summary>
    public static string Neutral(string text) => IsFormula(text) ? Apostrophe + text : text;

    /// <summary>Returns a cell's original text, without the apostrophe that <see cref="Neutral"/> may have added.</summary>
    public static string Original(string cell) => cell is [Apostrophe, ..] && IsFormula(cell.AsSpan(1)) ? cell[1..] : cell;

    /// <summary>
    /// True for text that a spreadsheet would evaluate as a formula, also if apostrophes precede it; false for numbers such as -5. <see cref="Neutral"/> adds
    /// an apostrophe before formulas with and without apostrophes, so that <see cref="Original"/> can always remove exactly the added one.
    /// </summary>
    private static bool IsFormula(ReadOnlySpan<char> text)
    {
        var rest = text.TrimStart(Apostrophe);
        return rest.Length > 0
            && FormulaStarts.Contains(rest[0], StringComparison.Ordinal)
            && !double.TryParse(rest, NumberStyles.Float, CultureInfo.InvariantCulture, out _);
    }
}
