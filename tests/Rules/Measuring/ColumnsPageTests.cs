using AdoptionSim.Nations.Measures;
using AdoptionSim.Nations.Measures.Comparisons;

namespace AdoptionSim.Rules.Tests.Measuring;

/// <summary>Tests that the page on the columns agrees with the schema.</summary>
public sealed class ColumnsPageTests
{
    private const string Begin = "<!-- columns -->\n";
    private const string End = "<!-- /columns -->";

    [Fact]
    public void The_page_lists_every_column_with_kind_unit_and_meaning()
    {
        var path = WorkingCopy.PathTo("client", "COLUMNS.md");
        AssertPart(path, Begin, End, Tables());
        AssertPart(path, "<!-- record -->\n", "<!-- /record -->", RecordTable());
    }

    private static void AssertPart(string path, string from, string to, string expected)
    {
        var page = File.ReadAllText(path);
        var (begin, end) = (page.IndexOf(from, StringComparison.Ordinal) + from.Length, page.IndexOf(to, StringComparison.Ordinal));
        if (Environment.GetEnvironmentVariable("ADOPTIONSIM_REFRESH") == "1")
        {
            File.WriteAllText(path, page[..begin] + expected + page[end..]);
            return;
        }

        Assert.Equal(expected.Split('\n'), page[begin..end].Split('\n'));
    }

    private static string Tables() =>
        string.Join(
            '\n',
            [
                "## `national.csv`, `provinces.csv`, `districts.csv`",
                "",
                .. Table(MeasureLevel.District),
                "",
                "## `national.csv` alone",
                "",
                .. Table(MeasureLevel.Nation),
                "",
                "## `foreigners.csv`",
                "",
                .. Table(MeasureLevel.Cohort),
                "",
                "## `towers.csv`",
                "",
                .. Table(MeasureLevel.Tower),
                "",
                "## `strata.csv`",
                "",
                .. Table(MeasureLevel.Stratum),
                "",
            ]
        );

    private static string RecordTable() =>
        string.Join(
            '\n',
            [
                "",
                "| measure | unit | how a date meets the rows of a run | meaning |",
                "|---|---|---|---|",
                .. RecordMeasures.All.Select(measure => $"| `{measure.Key}` | {measure.Unit} | {measure.Value.Meets} | {measure.Help} |"),
                "",
                "",
            ]
        );

    private static IEnumerable<string> Table(MeasureLevel level) =>
        [
            "| column | feature | kind | unit | counts | metric | meaning |",
            "|---|---|---|---|---|---|---|",
            .. MeasureSchema.Current.Measures.Where(measure => measure.Level == level && !IsKey(measure)).SelectMany(RowsOf),
            .. MeasureSchema.Current.Ratios.Where(ratio => ratio.Level == level && ratio.IsColumn).Select(RowOf),
            .. level == MeasureLevel.Nation ? Totals() : [],
        ];

    private static IEnumerable<string> RowsOf(MeasureDeclaration measure) =>
        [
            .. measure.RealName is { } real
                ? [Row(real, measure.Group, Kind(measure), measure.Unit, "real", "", measure.Help.Replace(" (simulated)", "", StringComparison.Ordinal))]
                : Array.Empty<string>(),
            Row(measure.Name, measure.Group, Kind(measure), UnitOf(measure), measure.IsReal ? "real" : "simulated", measure.Metric, measure.Help),
        ];

    private static string RowOf(RatioDeclaration ratio) =>
        Row(
            ratio.Name,
            ratio.Group,
            "ratio",
            ratio.Unit,
            $"`{ratio.Numerator}` / {string.Join(" + ", ratio.Denominator.Select(name => $"`{name}`"))}",
            ratio.Metric,
            ratio.Help
        );

    /// <summary>Returns the columns with totals over all cohorts.</summary>
    private static IEnumerable<string> Totals() =>
        Measures
            .OfCohorts.Where(measure => measure.NationName is not null)
            .GroupBy(measure => measure.NationName!)
            .Select(total =>
                Row(
                    total.Key,
                    total.First().Group,
                    Kind(total.First()),
                    total.First().Unit,
                    "simulated",
                    "",
                    $"{string.Join(" + ", total.Select(measure => $"`{measure.Name}`"))} of all cohorts."
                )
            );

    private static string Row(string column, string feature, string kind, string unit, string counts, string? metric, string meaning) =>
        $"| `{column}` | {feature} | {kind} | {unit} | {counts} | {(metric is { Length: > 0 } ? $"`{metric}`" : "")} | {meaning} |";

    /// <summary>Returns the unit in a table: counts are as declared, those of stations in their unit.</summary>
    private static string UnitOf(MeasureDeclaration measure) =>
        measure.PartsOfUnit == 1 || measure.Level == MeasureLevel.Tower ? measure.Unit : $"1/{measure.PartsOfUnit} {measure.Unit}";

    /// <summary>True for the two measures that form a station's id, which the page explains by hand.</summary>
    private static bool IsKey(MeasureDeclaration measure) => measure.Level == MeasureLevel.Tower && measure.Name is "district" or "tower";

    private static string Kind(MeasureDeclaration measure) => measure.Kind.ToString().ToLowerInvariant();
}
