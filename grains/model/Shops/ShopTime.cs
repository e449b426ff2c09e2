using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Shops;

/// <summary>
/// Keeps account of how many customers the phone shops of each district still have the time to serve. Time that is not used on one day serves the customers of
/// the later days of the week, so that days and weeks give the same service: a customer comes when the shop is less busy.
/// </summary>
/// <remarks>Assumption; without it, shops that serve few customers a day lose most of their time in daily ticks and none in weekly ones.</remarks>
/// <param name="start">The first day of the run, after which its weeks are counted.</param>
public sealed class ShopTime(ShopHours hours, int districts, DateOnly start)
{
    private const int Week = 7;
    private long[] _left = new long[districts];

    /// <summary>Begins a tick: adds its serving time to that of each district's shops; the unused time of an earlier week is lost.</summary>
    /// <param name="after">The date of the tick before.</param>
    /// <param name="date">The date of the tick.</param>
    public void Begin(DateOnly after, DateOnly date)
    {
        if (!hours.IsLimited)
        {
            return;
        }

        var isOfSameWeek = WeekOf(after) == WeekOf(date);
        for (var district = new DistrictIndex(0); district < _left.Length; district++)
        {
            _left[district] = (isOfSameWeek ? _left[district] : 0) + hours.Served(district, after, date);
        }
    }

    /// <summary>Returns the number of the week of the run in which a date lies; 0 for the first day of the run, with which tick 0 ends.</summary>
    private int WeekOf(DateOnly date) => (date.DayNumber - start.DayNumber + Week - 1) / Week;

    /// <summary>Returns the part of the demand for handsets at a district's shops that they have the time to serve in the tick.</summary>
    public long Servable(DistrictIndex district, long demand) => hours.IsLimited ? Math.Min(demand, _left[district]) : demand;

    /// <summary>Subtracts the serving time used for the customers of a district's shops.</summary>
    public void Use(DistrictIndex district, long customers) => _left[district] -= hours.IsLimited ? customers : 0;

    /// <summary>Returns the unused serving time of each district's shops, as a number of customers, for a checkpoint.</summary>
    public long[] Save() => [.. _left];

    /// <summary>Restores the unused serving time of shops from the result of <see cref="Save"/>.</summary>
    public void Restore(long[] left) => _left = [.. left];
}
