using System.Collections.Immutable;
using System.Globalization;
using AdoptionSim.Client.Results;
using AdoptionSim.Client.Running;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Measures;

namespace AdoptionSim.Client.Charts;

/// <summary><c>services.svg</c>: what there is besides the phone, panel by panel, over time.</summary>
/// <remarks>Flows are the mean of a day over the four weeks before, so that neither the length of a tick nor its luck shows, and nothing shows before it happened.</remarks>
internal sealed class Services
{
    public const string FileName = "services.svg";

    private const int DaysOfMean = 28;
    private const double Hundred = 100;

    private readonly IReadOnlyList<ServicePoint> _points;
    private readonly double _scale;
    private readonly Scaling _scaling;
    private readonly int _stepDays;
    private readonly long _capital;
    private readonly long _rest;

    private Services(Nation nation, double scale, int stepDays, IReadOnlyList<ServicePoint> points)
    {
        (_points, _scale, _scaling, _stepDays) = (points, scale, new Scaling(scale), stepDays);
        _capital = nation.Districts.Where(district => district.Province == nation.CapitalProvince).Sum(district => (long)district.People);
        _rest = nation.Districts.Sum(district => (long)district.People) - _capital;
    }

    /// <summary>Returns null if the nation has no services other than the phone.</summary>
    public static Picture? Of(RunPlan plan, int replicate, IReadOnlyList<ServicePoint> points)
    {
        var services = new Services(plan.Nation, plan.Options.Scale, plan.Options.StepDays, points);
        ImmutableArray<Panel> panels = [.. services.Panels().Where(panel => panel.HasAny)];
        var title = string.Create(
            CultureInfo.InvariantCulture, $"{plan.Nation.Name}: besides the phone, scenario \"{plan.Scenario.Key}\", seed {plan.SeedOf(replicate)}, scale {plan.Options.Scale}");
        return panels.IsEmpty ? null : new Picture(PanelPicture.Of(title, panels), PanelPicture.Narrow(panels));
    }

    private IEnumerable<Panel> Panels() =>
    [
        new("The intranet", "visits a day", [ADay("at a terminal", Measure.TerminalVisits), ADay("found no seat", Measure.TerminalTurnedAway), ADay("on the phone", Measure.IntranetPhoneVisits), ADay("to the Internet", Measure.InternetVisits)]),
        new(
            "Articles from abroad: the vetting",
            "passed, % since the start",
            [
                new("share that passed", OnDate(point => Hundred * point.Nation.PassedShare)),
                new("median delay", OnDate(point => point.Nation.PassedShare is null ? null : point.Nation[NationMeasure.VettingMedianDelayDays]), IsOnRight: true),
            ],
            "median delay, days"),
        new("Birthdays remembered on a board", "% of birthdays", [new("remembered", Mean(Ratios.BirthdaysRemembered, Hundred))]),
        new(
            "The cinema",
            "per 1,000 seats taken",
            [new("spectators annoyed", Mean(Ratios.CinemaAnnoyed)), new("calls answered", Mean(Ratios.CinemaCallsAnswered))]),
        new(
            "Knowing that the international Internet exists",
            "% of people",
            [
                new("in the capital", OnDate(point => Aware(point.CapitalAware, _capital))),
                new("elsewhere", OnDate(point => Aware(point[Measure.AwareOfInternet] - point.CapitalAware, _rest))),
            ]),
        new("Gadgets in households", "households", [Of("with a computer", Measure.Computers), Of("with a media player", Measure.Players)]),
        new(
            "Foreigners in the country",
            "people",
            [Of("present", ForeignMeasure.Present), Of("own phone", ForeignMeasure.Lines), Of("mobile data", ForeignMeasure.DataUsers), Of("broadband", ForeignMeasure.BroadbandUsers)],
            IsLogarithmic: true),
        new(
            "Foreigners' posts abroad",
            "posts a day",
            [ADay("messages", ForeignMeasure.Messages), ADay("photos", ForeignMeasure.PhotoPosts), ADay("of both, over mobile data", ForeignMeasure.PostsOverData)],
            IsLogarithmic: true),
    ];

    private double? Aware(long count, long people) => Ratio.Share(Ratios.InternetAware.Factor * count, people * _scale);

    private PanelLine Of(string label, Measure measure) => new(label, OnDate(point => _scaling.Real(measure, point[measure])));

    private PanelLine Of(string label, ForeignMeasure measure) => new(label, OnDate(point => _scaling.Real(measure, point.Nation[measure])));

    private PanelLine ADay(string label, Measure measure) => new(label, Mean((sum, days) => _scaling.Real(measure, sum) / days, point => point[measure], _ => _stepDays));

    private PanelLine ADay(string label, ForeignMeasure measure) => new(label, Mean((sum, days) => _scaling.Real(measure, sum) / days, point => point.Nation[measure], _ => _stepDays));

    private ImmutableArray<(DateOnly, double)> OnDate(Func<ServicePoint, double?> value) =>
        [.. _points.Select(point => (point.Date, Value: value(point))).Where(each => each.Value is not null).Select(each => (each.Date, each.Value!.Value))];

    /// <param name="factor">The factor of the chart; that of the ratio if null.</param>
    private ImmutableArray<(DateOnly, double)> Mean(Ratio ratio, double? factor = null) =>
        Mean((sum, all) => Ratio.Share((factor ?? ratio.Factor) * sum, all), point => point[ratio.Numerator], point => point[ratio.Denominator!.Value]);

    /// <summary>Of what flowed in the four weeks that ended on each date. Nothing flows before the first tick.</summary>
    private ImmutableArray<(DateOnly, double)> Mean(Func<long, long, double?> ratio, Func<ServicePoint, long> part, Func<ServicePoint, long> whole)
    {
        var window = Math.Max(1, DaysOfMean / _stepDays);
        var mean = ImmutableArray.CreateBuilder<(DateOnly, double)>();
        var (sum, all) = (0L, 0L);
        for (var tick = 1; tick < _points.Count; tick++)
        {
            (sum, all) = (sum + part(_points[tick]), all + whole(_points[tick]));
            if (tick > window)
            {
                (sum, all) = (sum - part(_points[tick - window]), all - whole(_points[tick - window]));
            }

            if (ratio(sum, all) is { } value)
            {
                mean.Add((_points[tick].Date, value));
            }
        }

        return mean.ToImmutable();
    }
}
