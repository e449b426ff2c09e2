using System.Collections.Immutable;

namespace AdoptionSim.Model.Supply;

/// <summary>Handsets on their way to the shops.</summary>
/// <param name="Due">The day on which they are on sale.</param>
/// <param name="Handsets">Real handsets.</param>
public readonly record struct Delivery(DateOnly Due, long Handsets);

/// <summary>
/// The operator's stock and orders. Released stock, in simulated handsets, is the cumulative real stock times the scale, rounded down,
/// so that rounding never adds up.
/// </summary>
public sealed record SupplyState
{
    /// <summary>False: whoever wants a handset and can pay gets one.</summary>
    public required bool Limited { get; init; }

    /// <summary>The cap on orders relative to the nation's.</summary>
    public required double CapFactor { get; init; }

    /// <summary>All real handsets ever put on sale.</summary>
    public required long ReleasedReal { get; init; }

    /// <summary>All simulated handsets ever put on sale.</summary>
    public required long ReleasedSimulated { get; init; }

    /// <summary>Simulated handsets on sale now.</summary>
    public required long StockSimulated { get; init; }

    /// <summary>Orders not yet delivered, the earliest due first.</summary>
    public required ImmutableArray<Delivery> OnOrder { get; init; }

    /// <summary>Simulated handsets sold since the last review.</summary>
    public required long SoldInReview { get; init; }

    /// <summary>Simulated wishes that found no handset since the last review.</summary>
    public required long UnmetInReview { get; init; }

    /// <summary>The day on which the operator orders next.</summary>
    public required DateOnly NextReview { get; init; }

    /// <summary>What can be divided among the buyers of a tick: the stock, or without limit.</summary>
    public long Available => Limited ? StockSimulated : long.MaxValue;
}
