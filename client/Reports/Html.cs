using System.Globalization;
using System.Text;
using System.Xml.Linq;
using AdoptionSim.Client.Charts;
using AdoptionSim.Nations.Measures;

namespace AdoptionSim.Client.Reports;

/// <summary>Creates the HTML elements of reports and pages. The XML tree escapes all text.</summary>
internal static class Html
{
    private const int LongestOneLine = 16;

    public static XElement Heading(string text) => new("h2", text);

    public static XElement Paragraph(params object[] content) => new("p", content);

    public static XElement Note(params object[] content) => new("p", new XAttribute("class", "note"), content);

    public static XElement List(IEnumerable<string> items) => new("ul", items.Select(item => new XElement("li", item)));

    /// <summary>Returns an HTML list of names, each with its meaning or value.</summary>
    public static XElement Facts(IEnumerable<(string Name, object What)> facts) =>
        new("dl", facts.SelectMany(fact => new[] { new XElement("dt", fact.Name), new XElement("dd", fact.What) }));

    /// <summary>
    /// Returns an HTML element with a picture as two images, wide and narrow. The style sheet shows the narrow image on a phone, and the wide one elsewhere and
    /// on paper. Inline SVGs are not used, because they would share the ids of their clip paths. The HTML picture element is not used, because browsers do not
    /// choose its source again for printing.
    /// </summary>
    /// <param name="text">A description for readers who cannot see the picture.</param>
    public static XElement Picture(Picture picture, string text) => new("div", Image("wide", picture.Wide, text), Image("narrow", picture.Narrow, text));

    /// <summary>Returns an HTML table in a box that scrolls if the page is narrow. The first column names the row.</summary>
    public static XElement Table<T>(string caption, IEnumerable<T> rows, params Column<T>[] columns) =>
        new(
            "div",
            new XAttribute("class", "table"),
            new XAttribute("tabindex", "0"),
            new XAttribute("role", "region"),
            new XAttribute("aria-label", caption),
            new XElement(
                "table",
                new XElement("caption", new XElement("span", caption)),
                new XElement(
                    "thead",
                    new XElement("tr", columns.Select(column => new XElement("th", new XAttribute("scope", "col"), Class(column), column.Heading)))
                ),
                new XElement("tbody", rows.Select(row => new XElement("tr", columns.Select((column, index) => Cell(row, column, isHead: index == 0)))))
            )
        );

    /// <summary>Returns an HTML table with one row for each simulated year of the run.</summary>
    /// <param name="before">Columns between the year and the table's own columns.</param>
    public static XElement Years(YearTable table, ReportedRun run, params Column<YearOfRun>[] before) =>
        Table(
            table.Caption,
            run.Years,
            [
                new("year", Year),
                .. before,
                .. table.Columns.Select(column => new Column<YearOfRun>(column.Heading, year =>
                    Decimals(column.Factor * year.Of(column.Figure, run.People) / column.Divisor, column.Decimals)
                )),
            ]
        );

    public static string Whole(double? number) => number is { } value ? value.ToString("N0", CultureInfo.InvariantCulture) : "-";

    public static string Decimals(double? number, int decimals = 2) => number is { } value ? value.ToString($"N{decimals}", CultureInfo.InvariantCulture) : "-";

    public static string Date(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Year(YearOfRun year) => year.Year.ToString(CultureInfo.InvariantCulture);

    /// <summary>Returns the share that a part has in a whole, in percent; null if the whole is zero.</summary>
    public static double? Percent(double part, double whole) => whole > 0 ? 100 * part / whole : null;

    /// <summary>Replaces characters that HTML does not allow. Scenario texts can contain any character that YAML can escape.</summary>
    public static void MakePrintable(XElement page)
    {
        foreach (var text in page.DescendantNodes().OfType<XText>())
        {
            text.Value = string.Concat(text.Value.EnumerateRunes().Select(rune => IsPrintable(rune) ? rune : Rune.ReplacementChar));
        }
    }

    private static XElement Image(string kind, string svg, string text) =>
        new("img", new XAttribute("class", kind), new XAttribute("src", Data(svg)), new XAttribute("alt", text));

    private static string Data(string svg) => "data:image/svg+xml;base64," + Convert.ToBase64String(Encoding.UTF8.GetBytes(svg));

    private static bool IsPrintable(Rune rune) => rune.Value is '\n' or '\t' or '\r' || (!Rune.IsControl(rune) && rune.Value is not (0xFFFE or 0xFFFF));

    private static XElement Cell<T>(T row, Column<T> column, bool isHead) =>
        isHead ? RowHead(column.Cell(row)) : new XElement("td", Class(column), column.Cell(row));

    /// <summary>Returns the first cell of a table row, which names the row; a date or a short name is not wrapped.</summary>
    private static XElement RowHead(string text) =>
        new("th", new XAttribute("scope", "row"), text.Length <= LongestOneLine ? new XAttribute("class", "one-line") : null, text);

    private static XAttribute? Class<T>(Column<T> column) => column.IsText ? new XAttribute("class", "text") : null;
}

/// <param name="IsText">True for words, which are left-aligned; false for numbers.</param>
internal sealed record Column<T>(string Heading, Func<T, string> Cell, bool IsText = false);
