using System.Globalization;
using System.Xml.Linq;
using AdoptionSim.Client.Charts;

namespace AdoptionSim.Client.Reports;

/// <summary>
/// Creates the HTML elements that all pages of results share, such as the headline and the caveats. These pages are reports of one run or several seeds, and
/// pages of experiments and comparisons.
/// </summary>
internal static class PageParts
{
    /// <summary>A caveat for every page that shows a difference between simulations.</summary>
    public const string EffectWithinModel =
        "A difference is an effect within the model: the same people with the same luck, once with the change and once without. It is no forecast.";

    /// <summary>
    /// A caveat for every page that shows published figures beside simulated ones: agreement is no test, because the figures were known when the parameters
    /// were set.
    /// </summary>
    public const string RecordInSight =
        "The published figures were in sight when the parameters were set: that the lines pass near the points is no test of the model.";

    /// <summary>Returns the paragraph at the top of a page that states the main result in a sentence.</summary>
    public static XElement Headline(string answer) => new("p", new XAttribute("class", "headline"), answer);

    /// <summary>Returns a picture with its table and a link to the file that has all its numbers.</summary>
    /// <param name="text">A description for readers who cannot see the picture.</param>
    /// <param name="note">A note on how to read the picture; null for no note.</param>
    /// <param name="file">The file in the folder of the page.</param>
    /// <param name="content">The content of the file in words.</param>
    public static IEnumerable<XElement?> Figure(Picture picture, string text, XElement? note, XElement table, string file, string content) =>
        [Html.Picture(picture, text), note, table, Link(file, content)];

    /// <summary>Returns a link to a file in the folder of the page.</summary>
    /// <param name="content">The content of the file in words.</param>
    public static XElement Link(string file, string content) => Html.Note($"{content}: ", new XElement("a", new XAttribute("href", file), file), ".");

    /// <summary>Returns the page section that lists the limits of the results.</summary>
    public static IEnumerable<XElement?> Caveats(IEnumerable<string> caveats) => [Html.Heading("Read with care"), Html.List(caveats)];

    /// <summary>Returns the page section with the shell command that repeats the results.</summary>
    /// <param name="what">The name of the results in the heading, after the word "Repeat".</param>
    public static IEnumerable<XElement?> Repeat(string what, string command, string? note = null, params (string Name, object What)[] facts) =>
        [Html.Heading($"Repeat {what}"), Command(command), note is null ? null : Html.Note(note), facts.Length > 0 ? Html.Facts(facts) : null];

    public static XElement Command(string command) => new("pre", new XElement("code", command));

    /// <summary>Returns the version of the program in words.</summary>
    /// <param name="model">The version of the model; null if it is not known.</param>
    public static string Version(string version, string? commit, int? model = null) =>
        $"adoptsim {version}{(commit is null ? "" : $" (commit {commit})")}"
        + (model is { } number ? string.Create(CultureInfo.InvariantCulture, $", model version {number}") : "");
}
