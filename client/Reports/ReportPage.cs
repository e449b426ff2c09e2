using System.Xml.Linq;

namespace AdoptionSim.Client.Reports;

/// <summary>Creates the HTML page around the sections of a report: one file without scripts, which loads no other file and needs no network.</summary>
internal static class ReportPage
{
    public static string Of(string title, params IEnumerable<IEnumerable<XElement?>> sections)
    {
        var page = new XElement(
            "html",
            new XAttribute("lang", "en"),
            new XElement(
                "head",
                new XElement("meta", new XAttribute("charset", "utf-8")),
                new XElement("meta", new XAttribute("name", "viewport"), new XAttribute("content", "width=device-width, initial-scale=1")),
                new XElement("title", title),
                new XElement("style", ReportStyle.Css)
            ),
            new XElement("body", new XElement("main", new XElement("h1", title), sections.SelectMany(section => section)))
        );
        Html.MakePrintable(page);
        return "<!DOCTYPE html>\n" + page.ToString(SaveOptions.DisableFormatting) + "\n";
    }
}
