using System.Collections.Immutable;
using System.Globalization;
using System.Xml.Linq;
using AdoptionSim.Client.Charts;
using AdoptionSim.Client.Experiments.Execution;
using AdoptionSim.Client.Experiments.Pages;
using AdoptionSim.Client.Reports;
using AdoptionSim.Client.Results;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Files;

namespace AdoptionSim.Client.Experiments.Comparisons.Pages;

/// <summary>Writes the HTML page with the results of a comparison of scenarios, made from the files of its folder.</summary>
internal sealed class ComparisonPage
{
    /// <summary>
    /// The maximum number of charts in one picture, each for one scenario and one cause of spread. Further differences are only in the table below the picture.
    /// </summary>
    private const int MostCharts = 4;

    private readonly ComparisonManifest _manifest;
    private readonly Nation _nation;
    private readonly ImmutableArray<DifferenceRow> _rows;
    private readonly ComparedPeople _people;
    private readonly ImmutableArray<CostLine> _costs;

    private ComparisonPage(string folder)
    {
        _manifest = ComparisonManifest.Read(folder);
        _nation = Question.Load(_manifest.Scenarios[0].Source).Nation;
        _rows = DifferenceRow.Read(folder, _manifest.End);
        _people = new ComparedPeople(PersonRow.Read(folder));
        _costs = CostLine.Read(folder);
    }

    private string Reference => _manifest.Scenarios[0].Scenario;

    private IEnumerable<string> Others => _manifest.Scenarios.Skip(1).Select(scenario => scenario.Scenario);

    /// <summary>True if a folder has the results of a comparison of scenarios.</summary>
    public static bool IsComparison(string folder) => File.Exists(Path.Combine(folder, PersonsFile.FileName));

    /// <summary>Writes the page of a comparison into its folder, or replaces it.</summary>
    /// <exception cref="BadFileException">A file is missing or damaged.</exception>
    /// <exception cref="ResultsException">The page cannot be written.</exception>
    public static void Write(string folder) => PageFile.Write(Path.Combine(folder, ExperimentPage.FileName), new ComparisonPage(folder).Text());

    private string Text() =>
        ReportPage.Of(
            $"{string.Join(", ", Others)} compared with {Reference}",
            Head(),
            OverTime(),
            Others.SelectMany(Gainers),
            Others.SelectMany(_people.Of),
            Costs(),
            Assumed(),
            PageParts.Caveats(_manifest.Caveats),
            PageParts.Repeat(
                "this comparison",
                _manifest.Command,
                $"adoptsim {_manifest.Version}. The results do not depend on the machine or the number of processors."
            )
        );

    private IEnumerable<XElement?> Head()
    {
        yield return PageParts.Headline(_manifest.Answer.FirstOrDefault() ?? "There is no answer.");
        yield return _manifest.Answer.Length > 1 ? Html.List(_manifest.Answer.Skip(1)) : null;
        yield return Html.Note(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Scale {_manifest.Scale}, seeds {_manifest.FirstSeed} to {_manifest.FirstSeed + (ulong)_manifest.Seeds - 1}, {_manifest.Start:yyyy-MM-dd} to "
                    + $"{_manifest.End:yyyy-MM-dd}. "
                    + $"Scenarios are compared seed by seed: the same people live in both worlds, with the same luck. Counts are of real people and things."
            )
        );
    }

    private IEnumerable<XElement?> OverTime()
    {
        SettingDifference[][] lines =
        [
            .. _rows
                .Where(row => row.Measure == ComparedLayout.Subscribers && row.Difference.Setting.Text != Comparison.NoiseLabel)
                .GroupBy(row => (row.Difference.Setting.Text, row.Difference.Spread))
                .Select(line => line.Select(row => row.Difference).OrderBy(each => each.Date).ToArray()),
        ];
        if (lines.Length == 0)
        {
            yield break;
        }

        var unit = _rows.First(row => row.Measure == ComparedLayout.Subscribers).Unit;
        var limits = DifferencePanel.Limits(lines.SelectMany(line => line));
        yield return Html.Heading("Difference in lines over time");
        yield return Html.Picture(
            PanelPicture.Plain([.. lines.Take(MostCharts).Select(line => DifferencePanel.Of(line, Reference, unit, limits))]),
            $"Difference in lines from {Reference} over time, one chart for each scenario and band; the numbers are in the table below."
        );
        yield return Html.Note(
            $"Above 0, the scenario has more lines than {Reference}. Each chart has one band: luck or ignorance. All charts have the same axis."
                + (lines.Length > MostCharts ? $" {lines.Length - MostCharts} further lines are in the table only." : "")
                + (
                    Noise() is { } noise
                        ? $" Noise floor ({_manifest.NoiseFloor}): {PageText.Signed(noise.Difference)} lines at the end. Differences of this size mean nothing."
                        : ""
                )
        );
        foreach (var part in PageTables.OfDates($"Difference in lines from {Reference} at the end of each year", lines))
        {
            yield return part;
        }
    }

    private SettingDifference? Noise() =>
        _rows.LastOrDefault(row => row.Measure == ComparedLayout.Subscribers && row.Difference.Setting.Text == Comparison.NoiseLabel)?.Difference;

    private IEnumerable<XElement?> Gainers(string scenario)
    {
        DifferenceRow[] rows =
        [
            .. _rows.Where(row =>
                row.Measure == ComparedLayout.OwnersPercent && row.Difference.Setting.Text == scenario && row.Difference.Spread == Spread.Luck
            ),
        ];
        GroupDifference[] groups =
        [
            .. rows.Where(row => row.Place == ComparedLayout.Nation && ComparedPeople.Dimensions.Contains(row.Dimension))
                .Select(row => new GroupDifference(null, $"{PageText.Words(row.Dimension)} {row.Group}", row.Difference)),
        ];
        const string measure = "owners per 100 people";
        if (groups.Length > 0)
        {
            yield return Html.Heading($"Who gains with {scenario}: {measure}");
            yield return Html.Picture(
                RowChart.Dumbbell(
                    measure,
                    SettingText.Short(Reference),
                    SettingText.Short(scenario),
                    [.. groups.Select(row => new ChartRow(row.Name, row.Difference.Reference, row.Difference.Value))]
                ),
                $"Owners per 100 people of each group with {Reference} and with {scenario}, as two circles joined by a line; "
                    + "the numbers are in the table below."
            );
            yield return GroupDifference.Table($"Owners per 100 people at the end by group, {scenario} and {Reference}", groups);
            yield return PageParts.Link(DifferencesFile.FileName, "All dates, places and groups as CSV");
        }

        GroupDifference[] places =
        [
            .. rows.Where(row => row.Dimension == DifferenceRow.Total && row.Place != ComparedLayout.Nation)
                .Select(row => new GroupDifference(row.Place, PageText.PlaceOf(row.Place, _nation), row.Difference)),
        ];
        if (places.Length > 0)
        {
            yield return GroupDifference.Table($"Owners per 100 people at the end by place, {scenario} and {Reference}", places);
            foreach (var part in ProvinceMap.Of(_nation, places, $"{measure} with {scenario}"))
            {
                yield return part;
            }
        }
    }

    private IEnumerable<XElement?> Costs()
    {
        if (_costs.IsEmpty)
        {
            yield break;
        }

        yield return Html.Heading("Costs, and who pays");
        yield return Html.Table(
            $"Costs above those of {Reference} at the end, in US dollars",
            _costs,
            new("item", cost => cost.Item),
            new("scenario", cost => cost.Scenario, IsText: true),
            new("payer", cost => cost.Payer, IsText: true),
            new("cost", cost => PageText.Number(cost.Usd)),
            new("low (luck)", cost => PageText.Number(cost.Low)),
            new("high (luck)", cost => PageText.Number(cost.High)),
            new("for each line gained", cost => PageText.Number(cost.UsdPerLine)),
            new("source", cost => cost.Source, IsText: true)
        );
        yield return PageParts.Link(CostsFile.FileName, "All costs as CSV");
    }

    private IEnumerable<XElement?> Assumed()
    {
        yield return Html.Heading("What was assumed to differ");
        yield return Html.List([
            .. _manifest
                .Scenarios.Skip(1)
                .SelectMany(scenario => scenario.Changes.DefaultIfEmpty("nothing.").Select(change => $"{scenario.Scenario}: {change}")),
            .. _manifest.Uncertain.Select(each =>
                $"{each.Parameter}, which nobody knows: from {Names.Number(each.From)} to {Names.Number(each.To)} ({each.Source}), a prior that "
                + $"is not fitted to any record."
            ),
        ]);
    }
}
