using System.Collections.Immutable;

namespace AdoptionSim.Model.Supply;

/// <summary>An order of handsets that are on their way to the shops.</summary>
/// <param name="Due">The day on which the handsets go on sale.</param>
/// <param name="Handsets">The number of handsets in the real nation, not multiplied by the scale.</param>
public readonly record struct Delivery(DateOnly Due, long Handsets);

/// <summary>
/// The operator's stock and orders of handsets. The number of simulated handsets put on sale so far is the number in the real nation times the scale. It is
/// rounded down from the running total, so that rounding errors never add up.
/// </summary>
public sealed record SupplyState
{
    /// <summary>
    /// True if shops can sell only the operator's stock of handsets. False if supply is unlimited: everybody who wants a handset and can pay gets one.
    /// </summary>
    public required bool Limited { get; init; }

    /// <summary>The factor by which interventions of the scenario multiply the nation's cap on handset orders; 1 without any.</summary>
    public required double CapFactor { get; init; }

    /// <summary>The number of handsets put on sale by the operator since the start of the run, in the real nation (not multiplied by the scale).</summary>
    public required long ReleasedReal { get; init; }

    /// <summary>
    /// The number of simulated handsets that the operator has put on sale since the start of the run: the number in the real nation times the scale.
    /// </summary>
    public required long ReleasedSimulated { get; init; }

    /// <summary>The number of simulated handsets on sale now.</summary>
    public required long StockSimulated { get; init; }

    /// <summary>Orders of handsets not yet delivered, the earliest due first.</summary>
    public required ImmutableArray<Delivery> OnOrder { get; init; }

    /// <summary>The number of simulated handsets sold since the operator's last review, at which new ones are ordered.</summary>
    public required long SoldInReview { get; init; }

    /// <summary>The number of simulated people who, after the last tick, wait to be served at the shop.</summary>
    public required long Waiting { get; init; }

    /// <summary>The day of the operator's next review, at which it orders handsets.</summary>
    public required DateOnly NextReview { get; init; }

    /// <summary>The number of handsets that can be sold in a tick: the stock, or <see cref="long.MaxValue"/> if supply is unlimited.</summary>
    public long Available => Limited ? StockSimulated : long.MaxValue;
}
