using AdoptionSim.Model.Inputs;
using AdoptionSim.Model.Randomness;
using AdoptionSim.Model.Services;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Measures;
using AdoptionSim.Nations.Measures.Features;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Gadgets;

/// <summary>
/// Simulates which households of a district own a gadget of one kind, such as a computer. In each tick, some randomly drawn households consider buying it. A
/// household buys it if its savings are at least a given multiple of the price. Stored as one bit per household, allocated at the first purchase.
/// </summary>
public sealed class HouseholdGadgets(RunInputs inputs, DistrictIndex district, int index, Gadget gadget) : IDistrictService
{
    /// <summary>
    /// The lowest of the keys with which this service requests random draws for the number of events in a tick (<see cref="Purpose.EventCount"/>). Each service
    /// has its own range of keys, so that no two services share a random draw.
    /// </summary>
    internal const int FirstEventCount = 2000;

    private const int KindStride = 1 << 26;
    private const int CentsADollar = 100;
    private readonly int _households = inputs.Populations[district].Households;
    private readonly double _weighs = gadget.WeighRate * inputs.Calendar.StepDays / 365.25;
    private readonly bool _isOpen = inputs.Nation.Districts[district].Place != SettlementType.Closed;
    private ulong[] _has = [];

    public string Key => gadget.Key;

    private Measure Counted => gadget.Kind == GadgetKind.Computer ? GadgetMeasures.Computers : GadgetMeasures.Players;

    public bool Has(HouseholdIndex household) => _has.Length > 0 && (_has[household / 64] >> (household % 64) & 1) != 0;

    public void Step(ServiceTick tick)
    {
        ArgumentNullException.ThrowIfNull(tick);
        var events = _isOpen
            ? StochasticRounding.Round(StochasticRounding.Of(_households * _weighs), tick.Draws.One(FirstEventCount + index, Purpose.EventCount))
            : 0;
        var price = new Cents((int)Math.Round(gadget.Price.On(tick.World.Date) * CentsADollar));
        var wanted = new Cents((int)Math.Round(gadget.PurseFactor * price));
        for (var each = 0; each < events; each++)
        {
            var household = new HouseholdIndex(StochasticRounding.Pick(tick.Draws.One((index * KindStride) + each, Purpose.Gadget), _households));
            if (!Has(household) && tick.Purses.Holds(wanted, tick.World.Day, household) && tick.Purses.Pay(tick.World.Day, household, price))
            {
                Buy(household);
                tick[Counted]++;
            }
        }
    }

    public void Write(IRowWriter rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        rows.All<ulong>(_has);
    }

    public void Restore(ref RowReader rows) => _has = rows.All<ulong>();

    private void Buy(HouseholdIndex household)
    {
        if (_has.Length == 0)
        {
            _has = new ulong[(_households + 63) / 64];
        }

        _has[household / 64] |= 1UL << (household % 64);
    }
}
