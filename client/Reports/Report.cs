using System.Collections.Immutable;
using System.Globalization;
using System.Xml.Linq;
using AdoptionSim.Client.Manifests;
using AdoptionSim.Client.Results;
using AdoptionSim.Client.Running;
using AdoptionSim.Nations.Measures;

namespace AdoptionSim.Client.Reports;

/// <summary><c>report.html</c>: a run on one page, to read, to print and to send: no script, and nothing that is elsewhere.</summary>
internal sealed class Report
{
    public const string FileName = "report.html";

    private const double Hundred = 100;
    private const double Thousand = 1_000;

    private const string Style = """
        :root { color-scheme: light; }
        body { font: 16px/1.5 system-ui, "DejaVu Sans", sans-serif; color: #1a1a1a; background: #fff; max-width: 72rem; margin: 0 auto; padding: 1rem; }
        h1, h2 { line-height: 1.2; }
        h2 { margin-top: 2.5rem; }
        img { display: block; max-width: 100%; height: auto; margin: 1rem 0; }
        .table { overflow-x: auto; margin: 1rem 0; }
        table { border-collapse: collapse; font-size: 0.9rem; font-variant-numeric: tabular-nums; }
        caption { text-align: left; font-weight: bold; padding-bottom: 0.5rem; }
        th, td { padding: 0.25rem 0.75rem 0.25rem 0; text-align: right; vertical-align: bottom; border-bottom: 1px solid #ccc; }
        td { white-space: nowrap; }
        th:first-child, .text { text-align: left; }
        tbody th { white-space: nowrap; }
        thead th { font-weight: normal; color: #444; max-width: 9rem; }
        code { overflow-wrap: anywhere; }
        dt { font-weight: bold; }
        dd { margin: 0 0 0.5rem 0; }
        @media print { body { max-width: none; padding: 0; font-size: 11pt; } .table { overflow: visible; } h2, table, img { break-inside: avoid; } }
        """;

    private static readonly ImmutableArray<(string Name, string What)> Files =
    [
        (Manifest.FileName, "what the run was, so that it can be repeated, and what it came to"),
        ("national.csv, provinces.csv, districts.csv", "one row per date and unit"),
        ("towers.csv", "one row per date and base station"),
        (ForeignersTable.FileName, "one row per date and cohort of foreigners, where the nation has any"),
        ("digests.csv", "the chain of hashes, tick by tick"),
        ("commands.csv", "the journal of commands, where there were any"),
        ("curve.svg, services.svg", "the pictures of this page"),
    ];

    private readonly RunPlan _plan;
    private readonly Manifest _manifest;
    private readonly IReadOnlyList<CurvePoint> _curve;
    private readonly ImmutableArray<YearOfRun> _years;
    private readonly double _people;

    private Report(RunPlan plan, Manifest manifest, IReadOnlyList<CurvePoint> curve, IReadOnlyList<ServicePoint> points)
    {
        (_plan, _manifest, _curve) = (plan, manifest, curve);
        _years = [.. YearOfRun.All(points, plan.Options.StepDays, plan.Options.Scale)];
        _people = plan.Nation.Districts.Sum(district => (long)district.People);
    }

    /// <param name="curvePicture">An SVG.</param>
    /// <param name="servicesPicture">An SVG; null where there is nothing besides the phone.</param>
    public static string Of(RunPlan plan, Manifest manifest, RunRecorder recorder, string curvePicture, string? servicesPicture) =>
        Of(plan, manifest, recorder.Curve, recorder.Services, curvePicture, servicesPicture);

    internal static string Of(
        RunPlan plan, Manifest manifest, IReadOnlyList<CurvePoint> curve, IReadOnlyList<ServicePoint> points, string curvePicture, string? servicesPicture)
    {
        var report = new Report(plan, manifest, curve, points);
        var title = $"{plan.Nation.Name}: {plan.Scenario.Key}";
        var page = new XElement(
            "html",
            new XAttribute("lang", "en"),
            new XElement(
                "head",
                new XElement("meta", new XAttribute("charset", "utf-8")),
                new XElement("meta", new XAttribute("name", "viewport"), new XAttribute("content", "width=device-width, initial-scale=1")),
                new XElement("title", title),
                new XElement("style", Style)),
            new XElement(
                "body",
                new XElement("h1", title),
                report.Head(),
                report.Subscribers(curvePicture),
                report.Network(),
                servicesPicture is null ? null : report.Services(servicesPicture),
                HowToRead()));
        Html.MakePrintable(page);
        return "<!DOCTYPE html>\n" + page.ToString(SaveOptions.DisableFormatting) + "\n";
    }

    private IEnumerable<XElement?> Head()
    {
        yield return Html.Paragraph(_plan.Scenario.Asks);
        yield return _plan.Options.Set.Length == 0 ? null : Html.Paragraph("Other than the scenario has it: ", new XElement("code", string.Join(", ", _plan.Options.Set)), ".");
        yield return Html.Paragraph(string.Create(
            CultureInfo.InvariantCulture,
            $"Run {_manifest.Name}, {_manifest.Status}: {_manifest.Citizens:N0} simulated citizens (scale {_manifest.Scale}), seed {_manifest.Seed}, {_manifest.Ticks:N0} ticks of a {_manifest.Step} from {_manifest.Start:yyyy-MM-dd} to {_manifest.End:yyyy-MM-dd}. Model version {_manifest.ModelVersion}, program {_manifest.Version}."));
        yield return Html.Paragraph("Digest ", new XElement("code", _manifest.Digest), ": whoever runs the same again has the same.");
    }

    private IEnumerable<XElement?> Subscribers(string picture)
    {
        yield return Html.Heading("Subscribers");
        yield return Html.Picture(picture, "Subscribers of the nation and of its capital over time, beside those on record; the numbers stand below.");
        yield return Html.Table(
            "By year: stocks at its end, flows in the ticks that began in it",
            _years,
            new("year", Year),
            new("stocks hold on", year => Html.Date(year.Last.Date)),
            new("subscribers", year => Html.Whole(year.Stock(Measure.Subscribers))),
            new("of 100 people", year => Html.Decimals(Hundred * year.Stock(Measure.Subscribers) / _people)),
            new("of them urban, %", year => Html.Decimals(Percent(year.Stock(Measure.UrbanSubscribers), year.Stock(Measure.Subscribers)), 1)),
            new("lines begun", year => Html.Whole(year.Flow(Measure.GrossAdditions))),
            new("lines ended", year => Html.Whole(year.Flow(Measure.Lapses))),
            new("new handsets", year => Html.Whole(year.Flow(Measure.NewHandsets))));
        var onRecord = OnRecord.ByYear(_plan.Nation, _curve).ToList();
        yield return onRecord.Count == 0 ? null : Html.Table(
            "Beside the record: the last point of each year",
            onRecord,
            new("on record", point => Html.Date(point.Point.Date)),
            new("simulated", point => Html.Whole(point.Simulated)),
            new("published", point => (point.IsBound ? "at least " : "") + Html.Whole(point.Point.Subscribers)),
            new("ratio", point => Html.Decimals(point.Ratio)),
            new("used to", point => point.Point.Use, IsText: true),
            new("source", point => point.Point.Source, IsText: true));
    }

    private IEnumerable<XElement> Network()
    {
        yield return Html.Heading("The network");
        yield return Html.Table(
            "By year: stocks and busy-hour traffic at its end, calls in it",
            _years,
            new("year", Year),
            new("stations on the air", year => Html.Whole(year.Last[Measure.StationsOnAir])),
            new("covered people, %", year => Html.Decimals(Percent(year.Stock(Measure.Covered), _people), 1)),
            new("offered traffic, erlangs", year => Html.Whole(year.Stock(Measure.OfferedMilliErlangs) / Thousand)),
            new("lost traffic, %", year => Html.Decimals(Percent(year.Stock(Measure.LostMilliErlangs), year.Stock(Measure.OfferedMilliErlangs)))),
            new("calls, million", year => Html.Decimals(year.Flow(Measure.Calls) / 1e6, 1)),
            new("of them blocked, %", year => Html.Decimals(Hundred * year.Ratio(Measure.BlockedCalls, Measure.Calls))),
            new("revenue, million USD", year => Html.Decimals(year.Flow(Measure.RevenueCents) / 1e8, 1)));
    }

    private IEnumerable<XElement> Services(string picture)
    {
        yield return Html.Heading("Besides the phone");
        yield return Html.Picture(picture, "The intranet, vetting, birthdays, the cinema, knowing of the Internet, gadgets and foreigners over time; the numbers stand below.");
        yield return Html.Table(
            "The intranet and what it takes from abroad, by year",
            _years,
            new("year", Year),
            new("readers", year => Html.Whole(year.Stock(Measure.IntranetReaders))),
            new("visits to terminals", year => Html.Whole(year.Flow(Measure.TerminalVisits))),
            new("found no seat", year => Html.Whole(year.Flow(Measure.TerminalTurnedAway))),
            new("visits on the phone", year => Html.Whole(year.Flow(Measure.IntranetPhoneVisits))),
            new("visits to the Internet", year => Html.Whole(year.Flow(Measure.InternetVisits))),
            new("articles vetted since the start: passed, %", year => Html.Decimals(Hundred * year.Last.Nation.PassedShare, 1)),
            new("median delay, days", year => Html.Whole(year.Last.Nation[NationMeasure.VettingMedianDelayDays])),
            new("birthdays remembered on a board, %", year => Html.Decimals(Hundred * year.Ratio(Measure.BirthdaysRemembered, Measure.Birthdays))),
            new("posts on boards", year => Html.Whole(year.Flow(Measure.BoardPosts))));
        yield return Html.Table(
            "The cinema, knowing of the Internet, gadgets, by year",
            _years,
            new("year", Year),
            new("cinema seats taken", year => Html.Whole(year.Flow(Measure.CinemaSeats))),
            new("calls answered there", year => Html.Whole(year.Flow(Measure.CinemaCallsAnswered))),
            new("annoyed of 1,000 spectators", year => Html.Decimals(Thousand * year.Ratio(Measure.CinemaAnnoyed, Measure.CinemaSeats), 1)),
            new("know that the Internet exists, % of people", year => Html.Decimals(Percent(year.Stock(Measure.AwareOfInternet), _people))),
            new("households with a computer", year => Html.Whole(year.Stock(Measure.Computers))),
            new("with a media player", year => Html.Whole(year.Stock(Measure.Players))));
        if (_plan.Nation.Foreigners is not null)
        {
            yield return Html.Table(
                "Foreigners, by year",
                _years,
                new("year", Year),
                new("in the country", year => Html.Whole(year.Stock(ForeignMeasure.Present))),
                new("with a line", year => Html.Whole(year.Stock(ForeignMeasure.Lines))),
                new("with mobile data", year => Html.Whole(year.Stock(ForeignMeasure.DataUsers))),
                new("with broadband", year => Html.Whole(year.Stock(ForeignMeasure.BroadbandUsers))),
                new("messages posted abroad", year => Html.Whole(year.Flow(ForeignMeasure.Messages))),
                new("photos posted abroad", year => Html.Whole(year.Flow(ForeignMeasure.PhotoPosts))),
                new("of both, over mobile data", year => Html.Whole(year.Flow(ForeignMeasure.PostsOverData))));
        }
    }

    private static IEnumerable<XElement> HowToRead() =>
    [
        Html.Heading("How to read it, and what else is in this folder"),
        Html.Paragraph(
            "This is one possible course, with one seed's luck. Numbers are of real people: those simulated, divided by the scale. Subscribers rest on the census and are set beside published figures; what there "
            + "is besides the phone rests on assumptions nearly throughout, so that differences between scenarios mean more there than levels. The model description, grains/MODEL.md, names the source of each parameter."),
        new XElement("dl", Files.SelectMany(file => new[] { new XElement("dt", file.Name), new XElement("dd", file.What) })),
    ];

    private static string Year(YearOfRun year) => year.Year.ToString(CultureInfo.InvariantCulture);

    private static double? Percent(double part, double whole) => whole > 0 ? Hundred * part / whole : null;
}
