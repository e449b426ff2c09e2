using System.Globalization;
using AdoptionSim.Client.Tests.Support;
using AdoptionSim.Nations.Files;
using AdoptionSim.Tests.Support.Limits;

namespace AdoptionSim.Client.Tests.Scenarios;

/// <summary>
/// Tests that the differences on the page on the built-in scenarios are those of the comparison it names; <c>ADOPTIONSIM_REFRESH=1</c> rewrites them.
/// </summary>
public sealed class ScenarioDifferencesTests : IDisposable
{
    private const string Begin = "<!-- differences -->\n";
    private const string End = "<!-- /differences -->";
    private const string Reference = "baseline";
    private const string NoiseFloor = "noise floor";

    private readonly string _folder = Directory.CreateTempSubdirectory("adoptsim-test-").FullName;

    [Fact(Timeout = TestLimit.MaximumMilliseconds)]
    [Trait(Pace.Name, Pace.Nightly)]
    public async Task Differences_of_the_page_are_those_of_its_comparison() =>
        GeneratedPart.Check(WorkingCopy.PathTo("client", "SCENARIOS.md"), Begin, End, await Generated());

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task<string> Generated()
    {
        var nation = Question.Load(Reference).Scenario.Nation;
        string[] scenarios = [.. Shipped.ScenarioKeys().Where(key => key != Reference && Question.Load(key).Scenario.Nation == nation)];
        string[] arguments = ["compare", Reference, .. scenarios, "--scale", "0.01", "--seeds", "10"];
        var result = await RealProgram.InvokeAsync(_folder, [.. arguments, "--name", "page", "--quiet"]);
        Assert.True(result.Status == ExitStatus.Done, result.Error);

        var rows = CsvText.Read(Path.Combine(_folder, "comparisons", "page", "differences.csv"));
        var last = rows[^1]["date"];
        string Interval(string scenario, string place, string measure, double unit, string format)
        {
            var row = rows.Single(row =>
                row["scenario"] == scenario && row["date"] == last && row["place"] == place && row["dimension"] == "total" && row["measure"] == measure
            );
            string Text(string column) => (row.Number(column) / unit).ToString(format, CultureInfo.InvariantCulture);
            return $"{Text("difference")} ({Text("low")} to {Text("high")})";
        }

        return string.Join(
            '\n',
            [
                "<!-- not run: takes minutes; a test of .ci/nightly compares the table -->",
                "```sh",
                $"adoptsim {string.Join(' ', arguments)}",
                "```",
                "",
                "| scenario | subscribers, thousand | owners in the countryside, per 100 people | revenue from the start, million USD |",
                "|---|---|---|---|",
                .. scenarios
                    .Append(NoiseFloor)
                    .Select(scenario =>
                        $"| {(scenario == NoiseFloor ? scenario : $"`{scenario}`")} | "
                        + $"{Interval(scenario, "nation", "subscribers", 1e3, "+#,0.0;-#,0.0;0.0")} | "
                        + $"{Interval(scenario, "countryside", "owners_percent", 1, "+0.00;-0.00;0.00")} | "
                        + $"{Interval(scenario, "nation", "revenue_usd", 1e6, "+0.0;-0.0;0.0")} |"
                    ),
                "",
            ]
        );
    }
}
