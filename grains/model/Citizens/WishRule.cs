using AdoptionSim.Model.Households;
using AdoptionSim.Model.Prices;
using AdoptionSim.Model.Randomness;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Citizens;

/// <summary>The result of a citizen's step in the wish phase: the events on the way to a line.</summary>
/// <param name="Lottery">The position in the queue at the shop: the smallest number is served first.</param>
public readonly record struct WishOutcome(WishEvents Events, uint Lottery)
{
    public bool Has(WishEvents happened) => (Events & happened) != 0;
}

[Flags]
public enum WishEvents
{
    None = 0,
    BecameAware = 1,
    Applied = 2,
    Refused = 4,

    /// <summary>The citizen is at the shop and buys if the purse suffices.</summary>
    AtShop = 8,

    /// <summary>The citizen is at the shop for a second line.</summary>
    WantsSecond = 16,

    /// <summary>The citizen is at the shop to replace a broken handset.</summary>
    Replaces = 32,

    /// <summary>The citizen is at the shop once more, after an earlier visit without being served.</summary>
    Again = 64,

    /// <summary>The citizen got permission for a line.</summary>
    Granted = 128,

    /// <summary>The citizen, who was not served at an earlier visit, stays away from the shop now.</summary>
    GaveUp = 256,

    /// <summary>The citizen applied once more in the tick, after a refusal.</summary>
    AppliedAgain = 512,
}

/// <summary>
/// The adoption rule, from ignorance of the phone to a visit to the shop. Each stage is left at a rate per year. A citizen who leaves a stage within a tick
/// continues with the rest of the tick, so that a coarser step changes resolution, not meaning.
/// </summary>
public static class WishRule
{
    /// <summary>
    /// Performs one step of a citizen on the way to a line. In most cases no event occurs and the row stays as it is. Only reads the knowledge.
    /// </summary>
    public static WishOutcome Step(ref CitizenRow row, CitizenIndex citizen, WishKnowledge known)
    {
        var draw = WholeDraw(known.Draws.Byte(citizen, Purpose.Stage), citizen, known.Draws);
        return known.TableOf(citizen).Of(row.Code).Occurs(draw) && !CannotAfford(row, citizen, known) ? StepStruck(ref row, citizen, draw, known) : default;
    }

    /// <summary>
    /// Returns the 32-bit random draw that decides if a citizen leaves the present stage. The first eight bits rule this out for nearly all citizens; they are
    /// cheap, because one random block serves sixteen citizens.
    /// </summary>
    /// <param name="lead">The first eight bits: the byte of <see cref="Purpose.Stage"/> of this citizen at this tick.</param>
    internal static uint WholeDraw(byte lead, CitizenIndex citizen, in Draws draws) => ((uint)lead << 24) | (draws.One(citizen, Purpose.StageRest) >> 8);

    /// <summary>
    /// Performs the rest of a step, for a citizen whose draw was low enough to leave the stage and whose household can afford <see cref="PurchaseOf"/>.
    /// </summary>
    internal static WishOutcome StepStruck(ref CitizenRow row, CitizenIndex citizen, uint draw, WishKnowledge known)
    {
        var table = known.TableOf(citizen);
        return known.IsReduced ? new WishOutcome(WishEvents.AtShop, draw) : Follow(ref row, citizen, known, table, Remaining(draw, table.Of(row.Code)));
    }

    /// <summary>True if a citizen in the stage of a code can leave it only with enough money in the household's purse.</summary>
    internal static bool DependsOnPurse(int code) => CitizenRow.StageOf(code) is AdoptionStage.Aware or AdoptionStage.Permitted or AdoptionStage.Owner;

    /// <summary>
    /// Returns the purchase that the household must be able to afford before the citizen can leave the present stage; null if the purse does not matter. For
    /// nearly all citizens this decides the step.
    /// </summary>
    internal static Purchase? PurchaseOf(in CitizenRow row) =>
        row.Stage switch
        {
            AdoptionStage.Aware => Purchase.AnyHandset,
            AdoptionStage.Permitted when row.Has(CitizenFlags.Broken) => Purchase.Replacement,
            AdoptionStage.Permitted or AdoptionStage.Owner => Purchase.HandsetWithLine,
            _ => null,
        };

    private static bool CannotAfford(in CitizenRow row, CitizenIndex citizen, WishKnowledge known) =>
        PurchaseOf(row) is { } purchase && !CanPay(known.Prices.Of(purchase), citizen, known);

    private static WishOutcome Follow(ref CitizenRow row, CitizenIndex citizen, WishKnowledge known, WishTable table, uint remaining)
    {
        if (row.Stage == AdoptionStage.Wishing)
        {
            return Return(ref row, citizen, known);
        }

        var further = row.Stage < AdoptionStage.Permitted ? known.Draws.Four(citizen, Purpose.StageFurther) : default;
        var events = WishEvents.None;
        if (row.Stage == AdoptionStage.Unaware)
        {
            events |= WishEvents.BecameAware;
            row.Stage = AdoptionStage.Aware;
            if (!GoesOn(further.W0, table.Of(row.Code), ref remaining))
            {
                return new WishOutcome(events, 0);
            }
        }

        if (row.Stage == AdoptionStage.Aware)
        {
            if (events == WishEvents.None ? !IsServedOrAnnounced(citizen, known) : !MayApply(citizen, known))
            {
                return new WishOutcome(events, 0);
            }

            events |= WishEvents.Applied;
            row.Stage = AdoptionStage.Applied;
            if (!GoesOn(further.W1, table.Of(row.Code), ref remaining))
            {
                return new WishOutcome(events, 0);
            }
        }

        if (row.Stage == AdoptionStage.Applied)
        {
            if (!known.Granted[GrantIndex(known, citizen)].Occurs(known.Draws.Four(citizen, Purpose.Decision).W0))
            {
                row.Stage = AdoptionStage.Aware;
                var applies = GoesOn(further.W3, table.Of(row.Code), ref remaining) && MayApply(citizen, known);
                row.Stage = applies ? AdoptionStage.Applied : AdoptionStage.Aware;
                return new WishOutcome(events | WishEvents.Refused | (applies ? WishEvents.AppliedAgain : WishEvents.None), 0);
            }

            events |= WishEvents.Granted;
            row.Stage = AdoptionStage.Permitted;
            if (!GoesOn(further.W2, table.Of(row.Code), ref remaining))
            {
                return new WishOutcome(events, 0);
            }
        }

        return Visit(row, citizen, known, events);
    }

    /// <summary>True if the household could pay for a phone, and a station serves the home or has been announced.</summary>
    private static bool MayApply(CitizenIndex citizen, WishKnowledge known) =>
        CanPay(known.Prices.Of(Purchase.AnyHandset), citizen, known) && IsServedOrAnnounced(citizen, known);

    /// <summary>Lets a citizen who was not served come to the shop again, or give up.</summary>
    private static WishOutcome Return(ref CitizenRow row, CitizenIndex citizen, WishKnowledge known)
    {
        var decision = known.Draws.Four(citizen, Purpose.Decision);
        if (known.GivesUp.Occurs(decision.W3))
        {
            row.Stage = AdoptionStage.Permitted;
            return new WishOutcome(WishEvents.GaveUp, 0);
        }

        return new WishOutcome(AtShop(row) | WishEvents.Again, decision.W2);
    }

    private static WishOutcome Visit(in CitizenRow row, CitizenIndex citizen, WishKnowledge known, WishEvents events)
    {
        var cannotRegister = row.Has(CitizenFlags.NameLent) && row.Stage == AdoptionStage.Permitted;
        if (cannotRegister || !CanBuyNew(row, citizen, known) || !IsCovered(citizen, known))
        {
            return new WishOutcome(events, 0);
        }

        return new WishOutcome(events | AtShop(row), known.Draws.Four(citizen, Purpose.Decision).W2);
    }

    private static WishEvents AtShop(in CitizenRow row) =>
        row.Stage == AdoptionStage.Owner ? WishEvents.AtShop | WishEvents.WantsSecond
        : row.Has(CitizenFlags.Broken) ? WishEvents.AtShop | WishEvents.Replaces
        : WishEvents.AtShop;

    /// <summary>True if the household can afford what the citizen wants at the shop. There is no fee for the replacement of a broken handset.</summary>
    private static bool CanBuyNew(in CitizenRow row, CitizenIndex citizen, WishKnowledge known) =>
        CanPay(known.Prices.Of(row.Has(CitizenFlags.Broken) ? Purchase.Replacement : Purchase.HandsetWithLine), citizen, known);

    private static bool CanPay(Cents cents, CitizenIndex citizen, WishKnowledge known) =>
        known.Purses.WouldHold(cents, known.Day, known.Population.HouseholdOf(citizen));

    private static bool IsCovered(CitizenIndex citizen, WishKnowledge known)
    {
        var household = known.Population.HouseholdOf(citizen);
        return known.Coverage.TowerOf(citizen < known.Population.Urban, MeansTable.LocationOf(known.Population, household)) >= 0;
    }

    /// <summary>True if the home lies in the range of a station on the air, or will according to what has been announced.</summary>
    private static bool IsServedOrAnnounced(CitizenIndex citizen, WishKnowledge known)
    {
        var isUrban = citizen < known.Population.Urban;
        var location = MeansTable.LocationOf(known.Population, known.Population.HouseholdOf(citizen));
        return known.Announced.Holds(isUrban, location) || known.Coverage.TowerOf(isUrban, location) >= 0;
    }

    private static int GrantIndex(WishKnowledge known, CitizenIndex citizen)
    {
        var traits = known.Population.TraitsOf(citizen);
        return (traits.Work * 4) + traits.Class;
    }

    /// <summary>Returns the part of the tick, in 2^-16, that remains after an event. The times of events are uniform over the tick.</summary>
    private static uint Remaining(uint draw, Probability chance) => 65536 - (uint)(((ulong)draw << 16) / chance.Threshold);

    /// <summary>
    /// True if the event that ends the next stage occurs in the rest of the tick too. With p the chance of that event in a whole tick and r the part of the
    /// tick that remains, the chance is 1 - (1 - p)^r, to second order p r (1 + p (1 - r) / 2).
    /// </summary>
    /// <param name="chance">The chance p.</param>
    /// <param name="remaining">The part r of the tick, in 2^-16; after an event, the part that remains after it.</param>
    private static bool GoesOn(uint draw, Probability chance, ref uint remaining)
    {
        var rest = (ulong)chance.Threshold * remaining >> 16;
        rest += (rest * (((ulong)chance.Threshold * (65536 - remaining)) >> 33)) >> 16;
        var threshold = (uint)Math.Min(rest, uint.MaxValue);
        if (draw >= threshold)
        {
            return false;
        }

        remaining = (uint)((ulong)remaining * (65536 - (uint)(((ulong)draw << 16) / threshold)) >> 16);
        return true;
    }
}
