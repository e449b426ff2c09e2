using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Citizens;

/// <summary>A citizen who visits the shop in a tick, with the place in the queue and the reason for the visit.</summary>
/// <param name="Lottery">The random place in the queue: the smallest number is served first.</param>
/// <param name="WantsSecond">True if the citizen wants a second line.</param>
/// <param name="Replaces">True if the citizen wants to replace a broken handset.</param>
/// <param name="Again">True if the citizen was not served at an earlier visit.</param>
public readonly record struct Visitor(CitizenIndex Citizen, uint Lottery, bool WantsSecond, bool Replaces, bool Again);

/// <summary>
/// Adds up the adoption events of a district's citizens in a tick: awareness of the phone, applications, refusals, permissions, and giving up. Also lists the
/// visitors of the shop. The object is reused at every tick.
/// </summary>
public sealed class WishTally
{
    /// <summary>The citizens who come to the shop in the tick, in order of citizen number.</summary>
    public List<Visitor> Visitors { get; } = [];

    public long BecameAware { get; private set; }

    public long Applications { get; private set; }

    public long Refusals { get; private set; }

    /// <summary>The number of applications for a phone line that were granted in the tick.</summary>
    public long Granted { get; private set; }

    /// <summary>The number of citizens who gave up waiting to be served at the shop in the tick.</summary>
    public long GaveUp { get; private set; }

    /// <summary>Adds the events of a citizen's step to the sums. A citizen at the shop is added to the list of visitors.</summary>
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
