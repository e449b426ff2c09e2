using AdoptionSim.Nations;
using AdoptionSim.Nations.Scenarios;

namespace AdoptionSim.Model.Supply;

/// <summary>
/// The operator's rule for ordering handsets: periodic review with an order-up-to level (base stock; Silver, Pyke and Thomas, Inventory and Production
/// Management in Supply Chains). All times are dates, so that shorter ticks change only the resolution.
/// </summary>
/// <remarks>
/// At each review, the demand of the last period is assumed to continue until the next review and through the lead and safety times. Demand is weighted:
/// SalesWeight x handsets sold + StockOutWeight x people who wait. The order is the demand of that time less the stock and the handsets on order. If handsets
/// on order were subtracted from one period's demand only, a lead time longer than the period would starve the shops. If they were not subtracted at all, each
/// review would order the same unmet demand again. A period's orders are at most its part of the yearly cap.
/// </remarks>
public static class SupplyRule
{
    private const double DaysAYear = 365.25;

    /// <summary>Returns the operator's stock and orders at the start of the run: the opening stock is on sale, and nothing is on order.</summary>
    /// <param name="scale">The number of simulated people for each real one, above 0.</param>
    public static SupplyState Open(SupplyParameters known, DateOnly start, double scale)
    {
        var empty = new SupplyState
        {
            Limited = known.Limited,
            CapFactor = 1,
            ReleasedReal = 0,
            ReleasedSimulated = 0,
            StockSimulated = 0,
            OnOrder = [],
            SoldInReview = 0,
            Waiting = 0,
            NextReview = start.AddDays(ReviewDays(known)),
        };
        return Release(empty, (long)Math.Round(known.OpeningStock), scale);
    }

    /// <summary>
    /// Returns the operator's stock and orders after an intervention of the scenario that changes the supply of handsets, at the start of a tick. Null fields
    /// of the intervention change nothing.
    /// </summary>
    public static SupplyState Apply(SupplyState state, SupplyChange change, double scale) =>
        Release(state with { Limited = change.Limited ?? state.Limited, CapFactor = change.CapFactor ?? state.CapFactor }, change.ExtraStock ?? 0, scale);

    /// <summary>
    /// Returns the maximum number of simulated handsets that shops may sell in a tick; <see cref="long.MaxValue"/> if supply is unlimited. It is the whole
    /// stock or, with rationing, a part of it, so that the stock lasts for the time of rationing.
    /// </summary>
    /// <param name="days">The number of days in the tick.</param>
    public static long OnSale(SupplyState state, SupplyParameters known, int days)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(known);
        return !state.Limited || known.RationTime is not { Value: > 0 } time
            ? state.Available
            : Math.Min(state.Available, (long)Math.Ceiling(state.StockSimulated * (1 - Math.Exp(-days / (time * 7)))));
    }

    /// <summary>
    /// Closes a tick for the operator's stock. Subtracts the handsets sold, and orders new ones if a review is due. Deliveries that have arrived by the tick's
    /// date go on sale from the next tick on. Returns the new state.
    /// </summary>
    /// <param name="date">The tick's date.</param>
    /// <param name="soldSimulated">The new handsets sold in the tick; at most the number available.</param>
    /// <param name="waitingSimulated">The number of people who wait to be served after the tick, each counted once. The number of people turned away in the
    /// tick is not used, because it depends on the length of a tick.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or more was sold than was available.</exception>
    public static SupplyState Step(SupplyState state, SupplyParameters known, DateOnly date, long soldSimulated, long waitingSimulated, double scale)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(soldSimulated);
        ArgumentOutOfRangeException.ThrowIfNegative(waitingSimulated);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(soldSimulated, state.Available);
        state = state with
        {
            StockSimulated = state.Limited ? state.StockSimulated - soldSimulated : state.StockSimulated,
            SoldInReview = state.SoldInReview + soldSimulated,
            Waiting = waitingSimulated,
        };
        while (state.NextReview <= date)
        {
            state = Review(state, known, scale);
        }

        return Deliver(state, date, scale);
    }

    private static SupplyState Review(SupplyState state, SupplyParameters known, double scale)
    {
        var order = state.Limited ? Order(state, known, scale) : 0;
        var delivery = new Delivery(state.NextReview.AddDays(LeadDays(known)), order);
        return state with
        {
            OnOrder = order == 0 ? state.OnOrder : state.OnOrder.Add(delivery),
            SoldInReview = 0,
            NextReview = state.NextReview.AddDays(ReviewDays(known)),
        };
    }

    private static long Order(SupplyState state, SupplyParameters known, double scale)
    {
        double review = ReviewDays(known);
        var demand = ((known.SalesWeight * state.SoldInReview) + (known.StockOutWeight * state.Waiting)) / scale;
        var level = demand * (review + LeadDays(known) + ((known.SafetyStock ?? default) * 7)) / review;
        var position = (state.StockSimulated / scale) + state.OnOrder.Sum(delivery => delivery.Handsets);
        var most = known.Cap.On(state.NextReview) * state.CapFactor * review / DaysAYear;
        return (long)Math.Max(0, Math.Min(level - position, most));
    }

    private static SupplyState Deliver(SupplyState state, DateOnly date, double scale)
    {
        var come = state.OnOrder.Where(delivery => delivery.Due <= date).Sum(delivery => delivery.Handsets);
        return come == 0 ? state : Release(state with { OnOrder = state.OnOrder.RemoveAll(delivery => delivery.Due <= date) }, come, scale);
    }

    /// <summary>
    /// Puts handsets on sale, and returns the new state. Their real number times the scale gives the simulated number; it is computed in decimal, because
    /// 100 x 0.29 in binary is less than 29.
    /// </summary>
    /// <param name="handsets">The number of handsets in the real nation, not yet multiplied by the scale.</param>
    private static SupplyState Release(SupplyState state, long handsets, double scale)
    {
        var real = state.ReleasedReal + handsets;
        var simulated = (long)decimal.Floor(real * (decimal)scale);
        return state with { ReleasedReal = real, ReleasedSimulated = simulated, StockSimulated = state.StockSimulated + simulated - state.ReleasedSimulated };
    }

    private static int ReviewDays(SupplyParameters known) => Math.Max(1, (int)Math.Round(known.ReviewTime * 7));

    private static int LeadDays(SupplyParameters known) => (int)Math.Round(known.LeadTime * 7);
}
