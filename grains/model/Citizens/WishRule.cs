using AdoptionSim.Model.Households;
using AdoptionSim.Model.Prices;
using AdoptionSim.Model.Randomness;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Citizens;

/// <summary>The result of a citizen's step in a tick: the events on the way to a phone line.</summary>
/// <param name="Lottery">The random position in the queue at the shop: the smallest number is served first. Used only by citizens at the shop.</param>
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

    /// <summary>The citizen is at the shop to buy. The purchase still needs an available handset and enough money in the household's purse.</summary>
    AtShop = 8,

    /// <summary>The citizen is at the shop to buy a handset with a second phone line.</summary>
    WantsSecond = 16,

    /// <summary>The citizen is at the shop to replace a broken handset.</summary>
    Replaces = 32,

    /// <summary>The citizen is at the shop again, after not being served in an earlier tick.</summary>
    Again = 64,

    /// <summary>The citizen's application for a phone line was granted.</summary>
    Granted = 128,

    /// <summary>The citizen, who was not served at the shop in an earlier tick, gives up waiting instead of going there again.</summary>
    GaveUp = 256,

    /// <summary>The citizen's application for a phone line was refused, and the citizen applied again in the same tick.</summary>
    AppliedAgain = 512,
}

/// <summary>
/// The rule by which citizens adopt the phone, from not having heard of it to visiting the shop. Each stage is left at a rate per year. A citizen who leaves a
/// stage can also leave the next one in the rest of the tick. Longer ticks therefore give results at fewer dates, but do not change the results themselves.
/// </summary>
public static class WishRule
{
    /// <summary>Performs one citizen's step in a tick on the way to a phone line. In most cases nothing happens and the row (state) stays as it is.</summary>
    /// <param name="known">The district's data for this tick; they are only read.</param>
    /// <returns>The events that occurred.</returns>
    public static WishOutcome Step(ref CitizenRow row, CitizenIndex citizen, WishKnowledge known)
    {
        var draw = WholeDraw(known.Draws.Byte(citizen, Purpose.Stage), citizen, known.Draws);
        return known.TableOf(citizen).Of(row.Code).Occurs(draw) && !CannotAfford(row, citizen, known) ? StepStruck(ref row, citizen, draw, known) : default;
    }

    /// <summary>
    /// Returns the 32-bit random draw that decides if a citizen leaves the present stage: the given first eight bits, followed by 24 more bits. For nearly all
    /// citizens the first eight bits alone already rule out leaving. They are cheap, because one random block provides them for sixteen citizens.
    /// </summary>
    /// <param name="lead">The first eight bits, drawn for this citizen at this tick with <see cref="Purpose.Stage"/>.</param>
    internal static uint WholeDraw(byte lead, CitizenIndex citizen, in Draws draws) => ((uint)lead << 24) | (draws.One(citizen, Purpose.StageRest) >> 8);

    /// <summary>
    /// Performs the step of a citizen who leaves the present stage: the random draw was low enough, and the household can afford the purchase
    /// (<see cref="PurchaseOf"/>).
    /// </summary>
    /// <returns>The events that occurred.</returns>
    internal static WishOutcome StepStruck(ref CitizenRow row, CitizenIndex citizen, uint draw, WishKnowledge known)
    {
        var table = known.TableOf(citizen);
        return known.IsReduced ? new WishOutcome(WishEvents.AtShop, draw) : Follow(ref row, citizen, known, table, Remaining(draw, table.Of(row.Code)));
    }

    /// <summary>True if a citizen can leave the present stage only with enough money in the household's purse.</summary>
    /// <param name="code">The citizen's stage, propensity and exposure, combined in one number (<see cref="CitizenRow.Code"/>).</param>
    internal static bool DependsOnPurse(int code) => CitizenRow.StageOf(code) is AdoptionStage.Aware or AdoptionStage.Permitted or AdoptionStage.Owner;

    /// <summary>
    /// Returns the purchase that the household must be able to afford before the citizen can leave the present stage; null if money does not matter.
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

    /// <summary>True if a citizen can apply for a line: the household could pay for a phone, and an open or announced base station serves the home.</summary>
    private static bool MayApply(CitizenIndex citizen, WishKnowledge known) =>
        CanPay(known.Prices.Of(Purchase.AnyHandset), citizen, known) && IsServedOrAnnounced(citizen, known);

    /// <summary>Decides if a citizen who was not served at the shop goes there again or gives up.</summary>
    /// <returns>The event: at the shop again, or gave up.</returns>
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

    /// <summary>True if the household can afford what the citizen wants at the shop. A handset that replaces a broken one costs no fee for a line.</summary>
    private static bool CanBuyNew(in CitizenRow row, CitizenIndex citizen, WishKnowledge known) =>
        CanPay(known.Prices.Of(row.Has(CitizenFlags.Broken) ? Purchase.Replacement : Purchase.HandsetWithLine), citizen, known);

    private static bool CanPay(Cents cents, CitizenIndex citizen, WishKnowledge known) =>
        known.Purses.WouldHold(cents, known.Day, known.Population.HouseholdOf(citizen));

    private static bool IsCovered(CitizenIndex citizen, WishKnowledge known)
    {
        var household = known.Population.HouseholdOf(citizen);
        return known.Coverage.TowerOf(citizen < known.Population.Urban, MeansTable.LocationOf(known.Population, household)) >= 0;
    }

    /// <summary>True if the home lies in the range of a base station on the air, or will according to the announced roll-out.</summary>
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

    /// <summary>
    /// Returns the part of the tick that remains after an event, in units of 2^-16. The random draw that caused the event also sets its time; all times in the
    /// tick are equally likely.
    /// </summary>
    /// <param name="chance">The chance of the event in a whole tick; the draw is below its threshold.</param>
    private static uint Remaining(uint draw, Probability chance) => 65536 - (uint)(((ulong)draw << 16) / chance.Threshold);

    /// <summary>
    /// True if the citizen leaves the next stage too, in the rest of the tick. If p is the chance for a whole tick and r the part that remains, the chance is 1
    /// - (1 - p)^r. It is computed to second order as p r (1 + p (1 - r) / 2).
    /// </summary>
    /// <param name="chance">The chance p.</param>
    /// <param name="remaining">The remaining part r of the tick, in units of 2^-16. If the stage is left, it is reduced to the part that remains
    /// afterwards.</param>
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
