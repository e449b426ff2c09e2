using AdoptionSim.Nations;
using AdoptionSim.Nations.Scenarios;

namespace AdoptionSim.Model.Supply;

/// <summary>
/// How the operator orders handsets: periodic review with an order-up-to level (base stock; Silver, Pyke and Thomas, Inventory and
/// Production Management in Supply Chains). All of it goes by dates, so that a finer step changes nothing but the resolution.
/// </summary>
/// <remarks>
/// At each review the last period's weighted demand (SalesWeight x sold + StockOutWeight x unmet) is taken to go on through the lead time and
/// until the next review; ordered is what stock and pipeline lack for that. Were the pipeline taken off one period's demand alone, a
/// lead time longer than the period would starve the shops; were it not taken off at all, the same unmet wish would be ordered again
/// at each review. A period's orders are at most its part of the cap of a year.
/// </remarks>
public static class SupplyRule
{
    private const double DaysAYear = 365.25;

    /// <summary>The state at the start: the opening stock is on sale, nothing is on order.</summary>
    /// <param name="scale">Simulated people per real one, above 0.</param>
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
            UnmetInReview = 0,
            NextReview = start.AddDays(ReviewDays(known)),
        };
        return Release(empty, (long)Math.Round(known.OpeningStock), scale);
    }

    /// <summary>An intervention, at the start of a tick; a part that is null stays as it is.</summary>
    public static SupplyState Apply(SupplyState state, SupplyChange change, double scale) =>
        Release(state with { Limited = change.Limited ?? state.Limited, CapFactor = change.CapFactor ?? state.CapFactor }, change.ExtraStock ?? 0, scale);

    /// <summary>
    /// Closes a tick: books its sales, orders where a review is due, and puts on sale, from the next tick on, what has come by its date.
    /// </summary>
    /// <param name="date">The tick's date.</param>
    /// <param name="soldSimulated">New handsets sold in the tick; at most what was available.</param>
    /// <param name="unmetSimulated">Wishes of the tick that found no handset.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or more was sold than there was.</exception>
    public static SupplyState Step(SupplyState state, SupplyParameters known, DateOnly date, long soldSimulated, long unmetSimulated, double scale)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(soldSimulated);
        ArgumentOutOfRangeException.ThrowIfNegative(unmetSimulated);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(soldSimulated, state.Available);
        state = state with
        {
            StockSimulated = state.Limited ? state.StockSimulated - soldSimulated : state.StockSimulated,
            SoldInReview = state.SoldInReview + soldSimulated,
            UnmetInReview = state.UnmetInReview + unmetSimulated,
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
            UnmetInReview = 0,
            NextReview = state.NextReview.AddDays(ReviewDays(known)),
        };
    }

    private static long Order(SupplyState state, SupplyParameters known, double scale)
    {
        double review = ReviewDays(known);
        var demand = ((known.SalesWeight * state.SoldInReview) + (known.StockOutWeight * state.UnmetInReview)) / scale;
        var level = demand * (review + LeadDays(known)) / review;
        var position = (state.StockSimulated / scale) + state.OnOrder.Sum(delivery => delivery.Handsets);
        var most = known.Cap.On(state.NextReview) * state.CapFactor * review / DaysAYear;
        return (long)Math.Max(0, Math.Min(level - position, most));
    }

    private static SupplyState Deliver(SupplyState state, DateOnly date, double scale)
    {
        var come = state.OnOrder.Where(delivery => delivery.Due <= date).Sum(delivery => delivery.Handsets);
        return come == 0 ? state : Release(state with { OnOrder = state.OnOrder.RemoveAll(delivery => delivery.Due <= date) }, come, scale);
    }

    /// <summary>In decimal, because 100 x 0.29 in binary is less than 29.</summary>
    private static SupplyState Release(SupplyState state, long handsets, double scale)
    {
        var real = state.ReleasedReal + handsets;
        var simulated = (long)decimal.Floor(real * (decimal)scale);
        return state with
        {
            ReleasedReal = real,
            ReleasedSimulated = simulated,
            StockSimulated = state.StockSimulated + simulated - state.ReleasedSimulated,
        };
    }

    private static int ReviewDays(SupplyParameters known) => Math.Max(1, (int)Math.Round(known.ReviewTime * 7));

    private static int LeadDays(SupplyParameters known) => (int)Math.Round(known.LeadTime * 7);
}
