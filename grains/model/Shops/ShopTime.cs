using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Shops;

/// <summary>
/// Keeps account of how many customers the phone shops of each district still have the time to serve. Time that is not used on one day serves customers on
/// later days of the same week. Daily and weekly ticks thus give the same service: a customer comes when the shop is less busy.
/// </summary>
/// <remarks>
/// The carry-over is an assumption. Without it, shops that serve few customers a day would lose most of their time in daily ticks and none in weekly ones.
/// </remarks>
/// <param name="start">The first day of the run, after which its weeks are counted.</param>
public sealed class ShopTime(ShopHours hours, int districts, DateOnly start)
{
    private const int Week = 7;
    private long[] _left = new long[districts];

    /// <summary>
    /// Begins a tick: adds the serving time of the tick's days to the unused time of each district's shops. Unused time of an earlier week is lost.
    /// </summary>
    /// <param name="after">The date of the previous tick.</param>
    /// <param name="date">The date of this tick.</param>
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

    /// <summary>
    /// Returns the number of the week of the run in which a date lies. Week 0 is the first day of the run alone, with which tick 0 ends; week 1 is the next
    /// seven days.
    /// </summary>
    private int WeekOf(DateOnly date) => (date.DayNumber - start.DayNumber + Week - 1) / Week;

    /// <summary>Returns how many of the customers who want a handset a district's shops have the time to serve in the tick.</summary>
    /// <param name="demand">The number of customers who want a handset.</param>
    public long Servable(DistrictIndex district, long demand) => hours.IsLimited ? Math.Min(demand, _left[district]) : demand;

    /// <summary>Subtracts customers who were served from the number that a district's shops still have the time to serve.</summary>
    public void Use(DistrictIndex district, long customers) => _left[district] -= hours.IsLimited ? customers : 0;

    /// <summary>Returns the number of customers whom the shops of each district still have the time to serve, for a checkpoint.</summary>
    public long[] Save() => [.. _left];

    /// <summary>Restores the number of customers whom shops still have the time to serve from the result of <see cref="Save"/>.</summary>
    public void Restore(long[] left) => _left = [.. left];
}
