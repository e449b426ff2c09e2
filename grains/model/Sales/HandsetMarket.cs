using AdoptionSim.Model.Citizens;
using AdoptionSim.Model.Cohorts;
using AdoptionSim.Model.Counts;
using AdoptionSim.Model.Households;
using AdoptionSim.Model.Inputs;
using AdoptionSim.Model.Worlds;
using AdoptionSim.Nations.Measures.Features;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Sales;

/// <summary>A wish to buy a new handset, by a citizen who can pay for it. Wishes are served in order of lottery number, then of citizen number.</summary>
/// <param name="Lottery">The lottery number; the smallest is served first.</param>
/// <param name="Model">The index of the handset model that the citizen wants.</param>
/// <param name="Cents">The price to pay in US cents, including the fee for a new line.</param>
/// <param name="Kind">The reason: a first line, a second line, or the replacement of a broken handset.</param>
/// <param name="Again">True if the citizen was not served at an earlier visit.</param>
public readonly record struct Wish(uint Lottery, CitizenIndex Citizen, byte Model, Cents Cents, WishKind Kind, bool Again) : IComparable<Wish>
{
    public int CompareTo(Wish other) => (Lottery, Citizen).CompareTo((other.Lottery, other.Citizen));
}

public enum WishKind : byte
{
    First,
    Second,
    Replacement,
}

/// <summary>
/// Sells new handsets in one district in one tick. The demand consists of the visitors of the shop who can pay. A lottery decides which of them get the
/// handsets allotted to the district.
/// </summary>
public sealed class HandsetMarket(RunInputs inputs, DistrictIndex district, Cohort rows, SubscriptionLedger ledger, Purses purses, DistrictCounts counts)
{
    private readonly People.Population _population = inputs.Populations[district];
    private readonly List<Wish> _wishes = [];

    /// <summary>The number of people of the district who want a new handset in this tick and can pay for it.</summary>
    public long Demand => _wishes.Count;

    /// <summary>Records the purchases wanted by those visitors of the shop who can pay for the handset that they want.</summary>
    /// <param name="tally">The visitors of the shop in this tick.</param>
    /// <param name="world">The conditions of the tick, such as prices.</param>
    public void Receive(WishTally tally, World world)
    {
        _wishes.Clear();
        foreach (var visitor in tally.Visitors)
        {
            Receive(visitor, world);
        }

        _wishes.Sort();
        counts[PhoneMeasures.Wishes] = _wishes.Count;
    }

    /// <summary>
    /// Sells new handsets to buyers in the order of the lottery until the number allotted to the district is used up. The remaining buyers are turned away and
    /// may come again.
    /// </summary>
    /// <param name="allotted">The number of handsets that the district may sell in this tick.</param>
    public void Serve(long allotted, World world)
    {
        var left = allotted;
        foreach (var wish in _wishes)
        {
            if (left > 0)
            {
                var isServed = ServeNew(wish, world);
                left -= isServed ? 1 : 0;
            }
            else
            {
                TurnAway(wish);
            }
        }
    }

    private void Receive(in Visitor visitor, World world)
    {
        if (inputs.Nation.Adoption.Reduced is not null)
        {
            _wishes.Add(new Wish(visitor.Lottery, visitor.Citizen, 0, default, WishKind.First, false));
            return;
        }

        var kind =
            visitor.WantsSecond ? WishKind.Second
            : visitor.Replaces ? WishKind.Replacement
            : WishKind.First;
        var fee = kind == WishKind.Replacement ? default : world.Prices.Activation;
        var held = purses.HeldOn(world.VisitDay, _population.HouseholdOf(visitor.Citizen)) - fee;
        var model = Prefer(held, world);
        if (model >= 0)
        {
            _wishes.Add(new Wish(visitor.Lottery, visitor.Citizen, (byte)model, world.Prices.ByModel[model] + fee, kind, visitor.Again));
        }
    }

    /// <summary>
    /// Returns the index of the handset model that a buyer prefers; -1 if the money is not enough for the cheapest. The preferred model is the last in the
    /// nation's list whose preference threshold the money reaches, or else the cheapest.
    /// </summary>
    /// <param name="cents">The money of the household in US cents, less the fee for a new line.</param>
    private static int Prefer(Cents cents, World world)
    {
        if (cents < world.Prices.ByModel[world.Prices.Cheapest])
        {
            return -1;
        }

        for (var model = world.Prices.PreferredFrom.Length - 1; model > 0; model--)
        {
            if (cents >= world.Prices.PreferredFrom[model])
            {
                return model;
            }
        }

        return world.Prices.Cheapest;
    }

    private bool ServeNew(Wish wish, World world)
    {
        var household = _population.HouseholdOf(wish.Citizen);
        if (!purses.Spend(world.VisitDay, household, wish.Cents))
        {
            return false;
        }

        var isServed = wish.Kind switch
        {
            WishKind.First => ledger.Begin(wish.Citizen, wish.Model, world.Day),
            WishKind.Second => ledger.BeginSecond(wish.Citizen, wish.Model, world.Day),
            _ => ledger.Replace(wish.Citizen, wish.Model),
        };
        if (!isServed)
        {
            purses.Add(world.VisitDay, household, wish.Cents);
            return false;
        }

        counts[PhoneMeasures.NewHandsets]++;
        counts[PhoneMeasures.HandsetCents] += wish.Cents;
        return true;
    }

    private void TurnAway(Wish wish)
    {
        if (wish.Again)
        {
            return;
        }

        counts[PhoneMeasures.TurnedAway]++;
        if (wish.Kind != WishKind.Second)
        {
            ledger.CountStages(rows.Apply(wish.Citizen, new CitizenEffect(CitizenEffectKind.Unserved)));
        }
    }
}
