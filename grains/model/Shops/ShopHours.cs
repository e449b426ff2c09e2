using System.Collections.Immutable;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Shops;

/// <summary>
/// Computes how many customers the phone shops of each district can serve. A shop serves a fixed number of customers a day. In the first weeks after its
/// opening, this number grows from zero in a straight line.
/// </summary>
public sealed class ShopHours
{
    private readonly double _customers;
    private readonly double _ramp;
    private readonly ImmutableArray<ImmutableArray<DateOnly>> _openings;

    /// <param name="scale">The simulated people for each real one.</param>
    public ShopHours(Nation nation, double scale)
    {
        ArgumentNullException.ThrowIfNull(nation);
        IsLimited = nation.Market.ShopCustomers is not null;
        _customers = (nation.Market.ShopCustomers ?? default) * scale;
        _ramp = (nation.Market.ShopOpening ?? default) * 7;
        var byDistrict = nation.Market.Shops.ToLookup(shop => shop.District, shop => shop.Opens, StringComparer.Ordinal);
        _openings = [.. nation.Districts.Select(district => byDistrict[district.Key].Order().ToImmutableArray())];
    }

    /// <summary>True if the number of customers that a phone shop can serve is limited; false if shops serve everybody who comes.</summary>
    public bool IsLimited { get; }

    /// <summary>
    /// Returns the number of simulated customers that the shops of a district can serve from the day after one date up to and including another.
    /// </summary>
    /// <returns>A whole number. Fractions are carried over, so that nothing is lost by rounding over all ticks.</returns>
    public long Served(DistrictIndex district, DateOnly after, DateOnly until) => Served(district, until) - Served(district, after);

    /// <summary>Returns the number of simulated customers that a district's shops could have served from the first opening until a date.</summary>
    private long Served(DistrictIndex district, DateOnly until)
    {
        var days = 0.0;
        foreach (var opening in _openings[district])
        {
            days += FullDays(until.DayNumber - opening.DayNumber + 1);
        }

        return (long)Math.Floor((days * _customers) + 1e-9);
    }

    /// <summary>
    /// Returns the number of days at full service in which a shop would serve as many customers as it has served since its opening. The number is smaller than
    /// the days since the opening, because a new shop serves fewer customers a day.
    /// </summary>
    /// <param name="days">The number of days for which the shop has been open.</param>
    private double FullDays(int days) =>
        days <= 0 ? 0
        : days < _ramp ? days * days / (2 * _ramp)
        : days - (_ramp / 2);
}
