using System.Collections.Immutable;
using AdoptionSim.Client.Results;
using AdoptionSim.Interfaces.Runs;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Measures;

namespace AdoptionSim.Client.Watching;

/// <summary>Real subscribers on a day.</summary>
internal readonly record struct DayCount(DateOnly Date, long Subscribers);

/// <summary>A province at the latest row.</summary>
/// <param name="Penetration">Active lines per person.</param>
internal sealed record ProvinceCount(string Name, long Subscribers, double Penetration);

/// <summary>What there is besides the phone at the latest row.</summary>
/// <param name="Visits">To the intranet in the tick, at terminals and on the phone; of real people.</param>
/// <param name="Posts">On birthday boards in the tick, likewise.</param>
/// <param name="Aware">The share of the people who know that the international Internet exists, 0 to 1.</param>
/// <param name="Foreigners">Real ones in the country.</param>
internal readonly record struct ServiceCounts(double Visits, double Posts, double Aware, double Foreigners);

/// <summary>What is kept of a watched run's rows: the nation's curve, and the provinces and services as they are now.</summary>
internal sealed class WatchedRows(RunTitle title)
{
    private readonly Units _units = new(title.Nation);
    private readonly Scaling _scaling = new(title.Scale);
    private readonly List<DayCount> _curve = [];

    /// <summary>The tick whose row comes next.</summary>
    public int Next => _curve.Count;

    public IReadOnlyList<DayCount> Curve => _curve;

    /// <summary>In order of their keys; those in which nobody can have a phone are left out.</summary>
    public ImmutableArray<ProvinceCount> Provinces { get; private set; } = [];

    /// <summary>Null where there is nothing besides the phone.</summary>
    public ServiceCounts? Services { get; private set; }

    /// <exception cref="SchemaMismatchException">The rows have the measures of another program.</exception>
    public void Take(TickRows rows)
    {
        MeasureSchema.Current.Check(rows.Schema);
        var provinces = new long[_units.Provinces.Length];
        for (var district = 0; district < _units.Districts.Length; district++)
        {
            provinces[_units.ProvinceOf[district]] += rows.Counts[district, Measure.Subscribers];
        }

        _curve.Add(new DayCount(rows.Date, _scaling.Whole(Measure.Subscribers, provinces.Sum())));
        Services = ServicesOf(rows) is var services && services != default ? services : null;
        Provinces = [.. title.Nation.Provinces.Index().Where(item => IsOpen(item.Item)).Select(item => Count(item.Item, _units.Provinces[item.Index].People, provinces[item.Index]))];
    }

    private ServiceCounts ServicesOf(TickRows rows)
    {
        double Sum(Measure measure) => _scaling.Real(measure, rows.Counts.Sum(measure));

        return new ServiceCounts(
            Sum(Measure.TerminalVisits) + Sum(Measure.IntranetPhoneVisits),
            Sum(Measure.BoardPosts),
            Sum(Measure.AwareOfInternet) / _units.Nation.People,
            _scaling.Real(ForeignMeasure.Present, NationSeries.Sum(rows.Nation, ForeignMeasure.Present)));
    }

    private bool IsOpen(Province province) => title.Nation.Districts.Any(district => district.Province == province.Key && district.Place != Place.Closed);

    private ProvinceCount Count(Province province, long people, long simulated) =>
        new(province.Name, _scaling.Whole(Measure.Subscribers, simulated), people > 0 ? simulated / (people * title.Scale) : 0);
}
