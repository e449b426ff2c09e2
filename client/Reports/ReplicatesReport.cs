using System.Collections.Immutable;
using System.Globalization;
using System.Xml.Linq;
using AdoptionSim.Client.Commands.Run;
using AdoptionSim.Client.Commands.Run.Replicates;
using AdoptionSim.Client.Reports.Sections;
using AdoptionSim.Client.Tables;
using AdoptionSim.Nations.Files;

namespace AdoptionSim.Client.Reports;

/// <summary>
/// Writes <c>report.html</c> for several replicates (runs of one scenario with different seeds): the common settings, and the spread of results between seeds.
/// </summary>
internal sealed class ReplicatesReport(RunPlan plan, ReplicatesManifest manifest, DoneRuns runs)
{
    private static readonly ImmutableArray<(string Column, string Name, int Decimals)> AtEnd =
    [
        ("penetration_percent", "subscribers per 100 people", 2),
        ("covered_percent", "covered people, %", 1),
        ("internet_aware_percent", "know that the Internet exists, % of people", 2),
        ("vetting_passed_share", "share of vetted articles that passed", 3),
    ];

    private readonly ImmutableArray<BandPoint> _curve = runs.Curve();

    private readonly long _people = plan.Nation.Districts.Sum(district => (long)district.People);

    private bool IsFactual => plan.IsFactual;

    /// <param name="folders">The folders of the finished runs; may be empty.</param>
    public static string Of(RunPlan plan, ReplicatesManifest manifest, IReadOnlyList<string> folders) =>
        folders.Count > 0
            ? new ReplicatesReport(plan, manifest, new DoneRuns(folders)).Page()
            : ReportPage.Of(
                Title(plan),
                [Html.Paragraph("No run is done, so there is nothing to compare.")],
                QuestionSection.Of(plan, plan.Commands),
                Runs(manifest),
                Repeat(plan, manifest)
            );

    private static string Title(RunPlan plan) =>
        string.Create(CultureInfo.InvariantCulture, $"{plan.Nation.Name}: {plan.Scenario.Key}, {Names.Counted(plan.Options.Replicates, "run")}");

    private string Page() =>
        ReportPage.Of(
            Title(plan),
            Head(),
            QuestionSection.Of(plan, plan.Commands),
            Subscribers(),
            IsFactual ? [] : BaselineSection.Commands(plan, plan.Commands.Length > 0).Prepend(Html.Heading(BaselineSection.Title)),
            Record(),
            Provinces(),
            End(),
            Runs(manifest),
            LabelsSection.Of(plan.Nation.Record.Length > 0),
            Repeat(plan, manifest),
            FilesSection.OfReplicates()
        );

    private IEnumerable<XElement?> Head()
    {
        var last = _curve[^1];
        yield return PageParts.Headline(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Over {Names.Counted(runs.Count, "run")} {plan.Nation.Name} has on average {last.Band.Mean:N0} subscribers on {last.Date:yyyy-MM-dd} "
                    + $"({100 * last.Band.Mean / _people:N1} per 100 people); the 5th to 95th percentile is {last.Band.Low:N0} to {last.Band.High:N0}."
            )
        );
        yield return Html.Paragraph(plan.Scenario.Asks);
        yield return Html.Paragraph(
            new XElement("strong", "The spread is luck."),
            " The runs have the same parameters and differ in their seed alone. What nobody knows about the parameters is not in the bands: the "
                + "truth may lie outside. "
                + "Two scenarios are compared seed by seed, because runs of one seed share their luck."
        );
        yield return Html.Note(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{runs.Count:N0} of {plan.Options.Replicates:N0} runs are done and counted here. Percentiles are interpolated between runs "
                    + $"(Hyndman and Fan 1996, type 7); with fewer than 20 runs they lie close to the lowest and the highest. Counts are of real "
                    + $"people: simulated ones divided by the scale ({manifest.Scale})."
            )
        );
    }

    private IEnumerable<XElement?> Subscribers()
    {
        yield return Html.Heading("Subscribers");
        yield return Html.Picture(
            Charts.Curve.OfBands(plan, _curve, runs.Count),
            "Mean and band of the nation's subscribers over time, and the figures on record; the numbers are in the tables below."
        );
        yield return Html.Table(
            string.Create(CultureInfo.InvariantCulture, $"Subscribers at the end of each year, over {Names.Counted(runs.Count, "run")}"),
            _curve.GroupBy(point => point.Date.Year).Select(year => year.Last()),
            [new("date", point => Html.Date(point.Date)), .. Spread<BandPoint>(point => point.Band, _ => 0)]
        );
    }

    private IEnumerable<XElement?> Record() => ReplicatesRecordSection.Of(runs.Record(plan.Nation), IsFactual);

    private IEnumerable<XElement?> Provinces()
    {
        yield return Html.Heading("Provinces");
        yield return Html.Table(
            string.Create(CultureInfo.InvariantCulture, $"Subscribers on {_curve[^1].Date:yyyy-MM-dd}, over {Names.Counted(runs.Count, "run")}"),
            runs.Provinces(),
            [
                new("province", province => province.Name),
                new("people", province => Html.Whole(province.People)),
                new("mean per 100 people", province => Html.Decimals(Html.Percent(province.Subscribers.Mean, province.People))),
                .. Spread<(string Name, double People, Band Subscribers)>(province => province.Subscribers, _ => 0),
            ]
        );
    }

    private IEnumerable<XElement?> End()
    {
        yield return Html.Heading("Other figures at the end");
        yield return Html.Table(
            string.Create(CultureInfo.InvariantCulture, $"On {_curve[^1].Date:yyyy-MM-dd}, over {Names.Counted(runs.Count, "run")}"),
            runs.AtEnd([.. AtEnd.Select(each => each.Column)]),
            [
                new("figure", each => AtEnd.First(of => of.Column == each.Column).Name),
                .. Spread<(string Column, Band Band)>(each => each.Band, each => AtEnd.First(of => of.Column == each.Column).Decimals),
            ]
        );
    }

    private static IEnumerable<XElement?> Runs(ReplicatesManifest manifest)
    {
        yield return Html.Heading("The runs");
        yield return Html.Table(
            "Each has its own folder and report",
            manifest.Replicates,
            new("run", entry => entry.Folder),
            new("seed", entry => entry.Seed.ToString(CultureInfo.InvariantCulture)),
            new("status", entry => entry.Status, IsText: true),
            new("digest", entry => entry.Digest[..Math.Min(16, entry.Digest.Length)], IsText: true)
        );
    }

    private static IEnumerable<XElement?> Repeat(RunPlan plan, ReplicatesManifest manifest) =>
        PageParts.Repeat(
            "these runs",
            RepeatCommand.Of(plan, manifest.Seed, plan.Commands.Length > 0),
            null,
            ("Seeds", string.Create(CultureInfo.InvariantCulture, $"{manifest.Seed} to {plan.SeedOf(plan.Options.Replicates)}")),
            ("Digests", "as in the table above; manifest.json has them in full"),
            ("Version", PageParts.Version(manifest.Version, manifest.Commit))
        );

    private static Column<T>[] Spread<T>(Func<T, Band> band, Func<T, int> decimals) =>
        [
            new("mean", row => Html.Decimals(band(row).Mean, decimals(row))),
            new("5th percentile", row => Html.Decimals(band(row).Low, decimals(row))),
            new("95th percentile", row => Html.Decimals(band(row).High, decimals(row))),
            new("lowest", row => Html.Decimals(band(row).Least, decimals(row))),
            new("highest", row => Html.Decimals(band(row).Most, decimals(row))),
        ];
}
