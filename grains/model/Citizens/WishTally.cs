using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Citizens;

/// <summary>A citizen who visits the shop in a tick, with the place in the queue and the reason for the visit.</summary>
public readonly record struct Visitor(CitizenIndex Citizen, uint Lottery, bool WantsSecond, bool Replaces, bool Again);

/// <summary>
/// How many citizens of a district became aware, applied, were refused or granted, or gave up in a tick, and who is at the shop. The object is reused at
/// every tick.
/// </summary>
public sealed class WishTally
{
    /// <summary>The citizens who come to the shop in the tick, in order of number.</summary>
    public List<Visitor> Visitors { get; } = [];

    public long BecameAware { get; private set; }

    public long Applications { get; private set; }

    public long Refusals { get; private set; }

    /// <summary>The number of applications that were granted.</summary>
    public long Granted { get; private set; }

    /// <summary>The number of people who no longer wait to be served at a shop.</summary>
    public long GaveUp { get; private set; }

    /// <summary>Adds the result of a citizen's step to the sums.</summary>
    public void Take(CitizenIndex citizen, in WishOutcome outcome)
    {
        BecameAware += outcome.Has(WishEvents.BecameAware) ? 1 : 0;
        Applications += (outcome.Has(WishEvents.Applied) ? 1 : 0) + (outcome.Has(WishEvents.AppliedAgain) ? 1 : 0);
        Refusals += outcome.Has(WishEvents.Refused) ? 1 : 0;
        Granted += outcome.Has(WishEvents.Granted) ? 1 : 0;
        GaveUp += outcome.Has(WishEvents.GaveUp) ? 1 : 0;
        if (outcome.Has(WishEvents.AtShop))
        {
            Visitors.Add(
                new Visitor(citizen, outcome.Lottery, outcome.Has(WishEvents.WantsSecond), outcome.Has(WishEvents.Replaces), outcome.Has(WishEvents.Again))
            );
        }
    }

    public void Clear()
    {
        Visitors.Clear();
        (BecameAware, Applications, Refusals, Granted, GaveUp) = (0, 0, 0, 0, 0);
    }
}
