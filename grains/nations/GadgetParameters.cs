using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Nations;

/// <summary>A gadget that a household can have besides phones: it takes its price from the same purse.</summary>
public sealed record Gadget
{
    /// <summary>Lower-case letters, digits and hyphens.</summary>
    public required string Key { get; init; }

    /// <summary>Under which measure it is counted; each kind once.</summary>
    public required GadgetKind Kind { get; init; }

    [Unit("USD", 0, 100000)]
    public required DatedSeries Price { get; init; }

    /// <summary>How often a household without one weighs it.</summary>
    [Unit("1/year", 0, 52)]
    public required Quantity WeighRate { get; init; }

    /// <summary>The purse, in multiples of the price, from which on it is bought.</summary>
    [Unit("factor", 1, 100)]
    public required Quantity PurseFactor { get; init; }
}

public enum GadgetKind
{
    Computer,

    /// <summary>A media player.</summary>
    Player,
}
