using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace AdoptionSim.Client.Reports;

/// <summary>Writes the elements of a page that <see cref="Html"/> creates as Markdown, for a repository, which shows no HTML page.</summary>
internal sealed partial class Markdown
{
    private readonly string _pictureName;
    private readonly List<string> _pictures = [];

    private Markdown(string pictureName) => _pictureName = pictureName;

    /// <summary>
    /// Returns the Markdown text of a page and the pictures that it refers to. Only wide pictures are used, because Markdown cannot choose a picture by screen
    /// width. Paragraphs with a link are left out, because they lead to files beside the HTML page.
    /// </summary>
    /// <param name="pictureName">The first part of the names of the pictures' files: NAME-1.svg.</param>
    public static (string Text, IReadOnlyList<(string File, string Svg)> Pictures) Of(string title, string pictureName, IEnumerable<XElement?> elements)
    {
        var page = new Markdown(pictureName);
        string[] blocks = [$"# {Escape(title)}", .. elements.OfType<XElement>().Where(element => !IsLink(element)).Select(page.Block)];
        return (string.Join("\n\n", blocks) + "\n", [.. page._pictures.Select((svg, index) => (page.FileOf(index + 1), svg))]);
    }

    private static bool IsLink(XElement element) => element.Name.LocalName == "p" && element.Element("a") is not null;

    private string Block(XElement element) =>
        element.Name.LocalName switch
        {
            "h2" => $"## {Inline(element)}",
            "ul" => string.Join('\n', element.Elements("li").Select(item => $"- {Inline(item)}")),
            "dl" => string.Join('\n', element.Elements("dt").Zip(element.Elements("dd")).Select(fact => $"- {Inline(fact.First)}: {Inline(fact.Second)}")),
            "pre" => $"```sh\n{element.Value}\n```",
            "div" when element.Element("table") is { } table => Table(table),
            "div" when element.Element("img") is { } image => Picture(image),
            _ => Inline(element),
        };

    private string Picture(XElement image)
    {
        var data = image.Attribute("src")!.Value;
        _pictures.Add(Encoding.UTF8.GetString(Convert.FromBase64String(data[(data.IndexOf(',', StringComparison.Ordinal) + 1)..])));
        return $"![{Escape(image.Attribute("alt")!.Value)}]({FileOf(_pictures.Count)})";
    }

    private string FileOf(int number) => $"{_pictureName}-{number}.svg";

    private static string Table(XElement table)
    {
        XElement[] heads = [.. table.Descendants("thead").Descendants("th")];
        IEnumerable<string[]> rows = table.Element("tbody")!.Elements("tr").Select(row => row.Elements().Select(Inline).ToArray());
        return string.Join(
            '\n',
            [
                Inline(table.Element("caption")!) + ":",
                "",
                Row(heads.Select(Inline)),
                Row(heads.Select((head, index) => index == 0 || (string?)head.Attribute("class") == "text" ? "---" : "--:")),
                .. rows.Select(Row),
            ]
        );
    }

    private static string Row(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |";

    private static string Inline(XElement element) =>
        Spaces()
            .Replace(
                string.Concat(
                    element
                        .Nodes()
                        .Select(node =>
                            node switch
                            {
                                XElement { Name.LocalName: "strong" } strong => $"**{Inline(strong)}**",
                                XElement { Name.LocalName: "code" } code => $"`{code.Value}`",
                                XElement other => Inline(other),
                                XText text => Escape(text.Value),
                                _ => "",
                            }
                        )
                ),
                " "
            )
            .Trim();

    private static string Escape(string text) => Special().Replace(text.ReplaceLineEndings(" "), @"\$0");

    [GeneratedRegex(@"[\\`*<>|\[\]]")]
    private static partial Regex Special();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
