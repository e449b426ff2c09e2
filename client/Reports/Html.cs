using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace AdoptionSim.Client.Reports;

/// <summary>Elements of a page. All text is escaped by the tree that it is put into.</summary>
internal static class Html
{
    public static XElement Heading(string text) => new("h2", text);

    public static XElement Paragraph(params object[] content) => new("p", content);

    /// <summary>A picture within the page itself: inlined, two of them would share the names of their clips.</summary>
    /// <param name="text">What it shows, for those who do not see it.</param>
    public static XElement Picture(string svg, string text) =>
        new("img", new XAttribute("src", "data:image/svg+xml;base64," + Convert.ToBase64String(Encoding.UTF8.GetBytes(svg))), new XAttribute("alt", text));

    /// <summary>A table in a box of its own, which scrolls where the page is narrow. The first column names the row.</summary>
    public static XElement Table<T>(string caption, IEnumerable<T> rows, params Column<T>[] columns) =>
        new(
            "div",
            new XAttribute("class", "table"),
            new XAttribute("tabindex", "0"),
            new XAttribute("role", "region"),
            new XAttribute("aria-label", caption),
            new XElement(
                "table",
                new XElement("caption", caption),
                new XElement("thead", new XElement("tr", columns.Select(column => new XElement("th", new XAttribute("scope", "col"), Class(column), column.Heading)))),
                new XElement("tbody", rows.Select(row => new XElement("tr", columns.Select((column, index) => Cell(row, column, isHead: index == 0)))))));

    public static string Whole(double? number) => number is { } value ? value.ToString("N0", CultureInfo.InvariantCulture) : "-";

    public static string Decimals(double? number, int decimals = 2) => number is { } value ? value.ToString($"N{decimals}", CultureInfo.InvariantCulture) : "-";

    public static string Date(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Marks in place of what no page may hold: a scenario's text may have any character that YAML can escape.</summary>
    public static void MakePrintable(XElement page)
    {
        foreach (var text in page.DescendantNodes().OfType<XText>())
        {
            text.Value = string.Concat(text.Value.EnumerateRunes().Select(rune => IsPrintable(rune) ? rune : Rune.ReplacementChar));
        }
    }

    private static bool IsPrintable(Rune rune) => rune.Value is '\n' or '\t' or '\r' || (!Rune.IsControl(rune) && rune.Value is not (0xFFFE or 0xFFFF));

    private static XElement Cell<T>(T row, Column<T> column, bool isHead) =>
        isHead ? new XElement("th", new XAttribute("scope", "row"), column.Cell(row)) : new XElement("td", Class(column), column.Cell(row));

    private static XAttribute? Class<T>(Column<T> column) => column.IsText ? new XAttribute("class", "text") : null;
}

/// <param name="IsText">Whether its cells are words, which begin at the left, rather than numbers.</param>
internal sealed record Column<T>(string Heading, Func<T, string> Cell, bool IsText = false);
