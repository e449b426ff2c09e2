using System.Collections.Immutable;
using AdoptionSim.Client.Tables;
using AdoptionSim.Contracts.Runs;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Measures;
using AdoptionSim.Nations.Measures.Features;

namespace AdoptionSim.Client.Commands.Watch;

/// <summary>The number of subscribers on a date, scaled to the real population.</summary>
internal readonly record struct DayCount(DateOnly Date, long Subscribers);

/// <summary>The subscribers of a province after the latest tick, scaled to the real population.</summary>
/// <param name="Penetration">Active lines per person.</param>
internal sealed record ProvinceCount(string Name, long Subscribers, double Penetration);

/// <summary>The latest value of a figure of a service other than the phone, such as users of the intranet, scaled to real people and things.</summary>
/// <param name="Value">The value; a share from 0 to 1 if the headline is shown in percent.</param>
internal readonly record struct ServiceCount(WatchHeadline Headline, double Value);

/// <summary>
/// Collects, from the counts of a run that a user watches, the data to show: the nation's subscribers over time, and the latest figures of provinces and
/// services.
/// </summary>
internal sealed class WatchedRows(RunTitle title)
{
    private readonly Units _units = new(title.Nation);
    private readonly Scaling _scaling = new(title.Scale);
    private readonly ImmutableArray<WatchHeadline> _headlines = [.. AllFeatures.ServicesOf(title.Nation).SelectMany(service => service.InWatch)];
    private readonly List<DayCount> _curve = [];

    /// <summary>The number of the tick (step of simulated time) whose counts are expected next.</summary>
    public int Next => _curve.Count;

    public IReadOnlyList<DayCount> Curve => _curve;

    /// <summary>The subscribers of each province after the latest tick, without provinces in which nobody can have a phone.</summary>
    public ImmutableArray<ProvinceCount> Provinces { get; private set; } = [];

    /// <summary>The latest figures of services other than the phone, in the order of their declaration; empty until a service is used.</summary>
    public ImmutableArray<ServiceCount> Services { get; private set; } = [];

    /// <exception cref="SchemaMismatchException">The rows have the measures of another program version.</exception>
    public void Take(TickRows rows)
    {
        MeasureSchema.Current.Check(rows.Schema);
        var provinces = new long[_units.Provinces.Length];
        for (var district = 0; district < _units.Districts.Length; district++)
        {
            provinces[_units.ProvinceOf[district]] += rows.Counts[district, PhoneMeasures.Subscribers];
        }

        _curve.Add(new DayCount(rows.Date, _scaling.Whole(PhoneMeasures.Subscribers, provinces.Sum())));
        ImmutableArray<ServiceCount> services =
        [
            .. _headlines.Select(headline => new ServiceCount(headline, headline.Figures.Sum(figure => Value(rows, figure)))),
        ];
        Services = services.Any(service => service.Value != 0) ? services : [];
        Provinces =
        [
            .. title
                .Nation.Provinces.Index()
                .Where(item => IsOpen(item.Item))
                .Select(item => Count(item.Item, _units.Provinces[item.Index].People, provinces[item.Index])),
        ];
    }

    private double Value(TickRows rows, Figure figure) =>
        figure switch
        {
            Figure.OfMeasure { Measure: var measure } => Real(rows, measure),
            Figure.OfForeigners { Measure: var measure } => _scaling.Real(measure, NationSeries.Sum(rows.Nation, measure)),
            Figure.OfRatio { Ratio: { Constant: PlaceConstant.People } ratio } => Real(rows, ratio.Numerator) / _units.Nation.People,
            _ => throw new InvalidOperationException($"watch shows {figure}; expected a measure, or a ratio to people."),
        };

    private double Real(TickRows rows, Measure measure) => _scaling.Real(measure, rows.Counts.Sum(measure));

    private bool IsOpen(Province province) =>
        title.Nation.Districts.Any(district => district.Province == province.Key && district.Place != SettlementType.Closed);

    private ProvinceCount Count(Province province, long people, long simulated) =>
        new(province.Name, _scaling.Whole(PhoneMeasures.Subscribers, simulated), people > 0 ? simulated / (people * title.Scale) : 0);
}
