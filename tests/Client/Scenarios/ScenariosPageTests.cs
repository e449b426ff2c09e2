using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using AdoptionSim.Client.Reports;
using AdoptionSim.Nations.Files;

namespace AdoptionSim.Client.Tests.Scenarios;

/// <summary>Tests that the page on the built-in scenarios matches their files; <c>ADOPTIONSIM_REFRESH=1</c> rewrites it.</summary>
public sealed partial class ScenariosPageTests
{
    private const string Begin = "<!-- scenarios -->\n";
    private const string End = "<!-- /scenarios -->";
    private const double PictureScale = 0.01;

    /// <summary>Scales for scenarios that cannot run at a hundredth: Islandia is too small for it.</summary>
    private static readonly Dictionary<string, double> OtherScales = new(StringComparer.Ordinal) { ["islandia"] = 1 };

    [Fact]
    public void The_page_has_every_scenario_with_its_question_and_differences() =>
        GeneratedPart.Check(WorkingCopy.PathTo("client", "SCENARIOS.md"), Begin, End, Generated());

    [Fact]
    public void Each_scenario_picture_states_its_seed_and_scale() => Assert.All(Shipped.ScenarioKeys(), key =>
        {
            var texts = XDocument
                .Load(PathOf(key))
                .Descendants()
                .Where(element => element.Name.LocalName == "text")
                .Select(element => Spaces().Replace(element.Value, " ").Trim());
            var title = string.Create(
                CultureInfo.InvariantCulture,
                $"subscribers in scenario \"{key}\", seed 1, scale {OtherScales.GetValueOrDefault(key, PictureScale)}"
            );

            Assert.Contains(texts, text => text.EndsWith(title, StringComparison.Ordinal));
        });

    [Fact]
    public void There_is_no_picture_without_a_scenario() =>
        Assert.Equal(
            Shipped.ScenarioKeys().Order(StringComparer.Ordinal),
            Directory.GetFiles(WorkingCopy.PathTo("client", "Pictures")).Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)
        );

    private static string PathOf(string key) => WorkingCopy.PathTo("client", "Pictures", $"{key}.svg");

    private static string Generated() =>
        string.Join(
            '\n',
            [
                "| scenario | question | what differs from the nation's file |",
                "|---|---|---|",
                .. Shipped.Scenarios().Select(scenario => $"| [`{scenario.Key}`](#{scenario.Key}) | {OneLine(scenario.Asks)} | {Differences(scenario.Key)} |"),
                "",
                .. Shipped.ScenarioKeys().SelectMany(Section),
            ]
        );

    private static IEnumerable<string> Section(string key) =>
        [$"### {key}", "", OneLine(Question.Load(key).Scenario.Asks), "", $"![Subscribers in the scenario {key}.](Pictures/{key}.svg)", ""];

    private static string Differences(string key)
    {
        var question = Question.Load(key);
        var text = new InterventionText(question.Nation);
        string[] differences =
        [
            .. question.Scenario.Set.Select(pair => $"`{pair.Key}` is set to {pair.Value} from the start."),
            .. question.Scenario.Interventions.Select(text.Of),
        ];
        return differences.Length == 0 ? "nothing" : string.Join(" ", differences);
    }

    private static string OneLine(string text) => Spaces().Replace(text, " ").Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
