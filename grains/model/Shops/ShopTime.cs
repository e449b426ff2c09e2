using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Shops;

/// <summary>
/// Keeps account of how many customers the phone shops of each district still have the time to serve. Time that is not used on one day serves the customers of
/// the next six, so that days and weeks give the same service: a customer comes when the shop is less busy.
/// </summary>
/// <remarks>Assumption; without it, shops that serve few customers a day lose most of their time in daily ticks and none in weekly ones.</remarks>
public sealed class ShopTime(ShopHours hours, int districts)
{
    private const int Days = 7;
    private long[] _left = new long[districts];

    /// <summary>Begins a tick: adds its serving time to that of each district's shops; unused time older than a week is lost.</summary>
    /// <param name="after">The date of the tick before.</param>
    /// <param name="date">The date of the tick.</param>
    public void Begin(DateOnly after, DateOnly date)
    {
        if (!hours.IsLimited)
        {
            return;
        }

        var weekBefore = date.AddDays(-Days) is var start && start < after ? start : after;
        for (var district = new DistrictIndex(0); district < _left.Length; district++)
        {
            _left[district] = Math.Min(_left[district] + hours.Served(district, after, date), hours.Served(district, weekBefore, date));
        }
    }

    /// <summary>Returns the part of the demand for handsets at a district's shops that they have the time to serve in the tick.</summary>
    public long Servable(DistrictIndex district, long demand) => hours.IsLimited ? Math.Min(demand, _left[district]) : demand;

    /// <summary>Subtracts the serving time used for the customers of a district's shops.</summary>
    public void Use(DistrictIndex district, long customers) => _left[district] -= hours.IsLimited ? customers : 0;

    /// <summary>Returns the unused serving time of each district's shops, as a number of customers, for a checkpoint.</summary>
    public long[] Save() => [.. _left];

    /// <summary>Restores the unused serving time of shops from the result of <see cref="Save"/>.</summary>
    public void Restore(long[] left) => _left = [.. left];
}
