using AdoptionSim.Model.Inputs;
using AdoptionSim.Model.People;
using AdoptionSim.Model.Services;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.PhoneMonths;

/// <summary>
/// Counts, for each person and each household of a district, the month ends at which they had a phone. Two runs can thus be compared person by person. The
/// count only observes: nothing in the model reads it.
/// </summary>
public sealed class PhoneMonthCount : IDistrictService
{
    private readonly RunInputs _inputs;
    private readonly Population _population;
    private ushort[] _ofPeople;
    private ushort[] _ofHouseholds;

    public PhoneMonthCount(RunInputs inputs, DistrictIndex district)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        (_inputs, _population) = (inputs, inputs.Populations[district]);
        (_ofPeople, _ofHouseholds) = (new ushort[_population.People], new ushort[_population.Households]);
    }

    public bool IsObserver => true;

    /// <summary>The number of month ends since the start of the run at which each citizen had a phone, by the citizen's number.</summary>
    public ReadOnlySpan<ushort> OfPeople => _ofPeople;

    /// <summary>The number of month ends since the start of the run at which any member of a household had a phone, by the household's number.</summary>
    public ReadOnlySpan<ushort> OfHouseholds => _ofHouseholds;

    public void Step(ServiceTick tick)
    {
        ArgumentNullException.ThrowIfNull(tick);
        var months = MonthsOf(_inputs.Calendar.DateOf(tick.Tick)) - MonthsOf(_inputs.Calendar.DateOf(tick.Tick - 1));
        if (months > 0)
        {
            Count(tick, months);
        }
    }

    public void Write(IRowWriter rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        rows.All<ushort>(_ofPeople);
        rows.All<ushort>(_ofHouseholds);
    }

    public void Restore(ref RowReader rows) => (_ofPeople, _ofHouseholds) = (rows.All<ushort>(), rows.All<ushort>());

    private void Count(ServiceTick tick, int months)
    {
        var last = HouseholdIndex.None;
        for (var citizen = new CitizenIndex(0); citizen < _population.People; citizen++)
        {
            if (tick.Handsets.HandsetOf(citizen) == HandsetIndex.None)
            {
                continue;
            }

            _ofPeople[citizen] += (ushort)months;
            var household = _population.HouseholdOf(citizen);
            _ofHouseholds[household] += (ushort)(household == last ? 0 : months);
            last = household;
        }
    }

    private static int MonthsOf(DateOnly date) => (12 * date.Year) + date.Month;
}
