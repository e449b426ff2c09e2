using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Nations;

/// <summary>A kind of gadget, such as a computer, that a household can buy in addition to phones, from the same savings.</summary>
public sealed record Gadget
{
    /// <summary>The gadget's key: lower-case letters, digits and hyphens.</summary>
    public required string Key { get; init; }

    /// <summary>The kind of gadget (computer or media player) under which results count it. No two gadgets of a nation have the same kind.</summary>
    public required GadgetKind Kind { get; init; }

    [Unit("USD", 0, 100000)]
    public required DatedSeries Price { get; init; }

    /// <summary>The rate at which a household without the gadget considers buying it. The household then buys it if the savings suffice.</summary>
    [Unit("1/year", 0, 52)]
    public required Quantity WeighRate { get; init; }

    /// <summary>The least savings with which a household that considers the gadget buys it, as a multiple of the price.</summary>
    [Unit("factor", 1, 100)]
    public required Quantity PurseFactor { get; init; }
}

public enum GadgetKind
{
    Computer,

    /// <summary>A portable media player.</summary>
    Player,
}
