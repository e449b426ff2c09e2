using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Nations;

/// <summary>A kind of gadget, such as a computer, that a household can buy in addition to phones, from the same purse.</summary>
public sealed record Gadget
{
    /// <summary>The gadget's key: lower-case letters, digits and hyphens.</summary>
    public required string Key { get; init; }

    /// <summary>The kind under which the gadget is counted; each kind occurs once.</summary>
    public required GadgetKind Kind { get; init; }

    [Unit("USD", 0, 100000)]
    public required DatedSeries Price { get; init; }

    /// <summary>The rate at which a household without the gadget considers buying it. It then buys if it has savings enough.</summary>
    [Unit("1/year", 0, 52)]
    public required Quantity WeighRate { get; init; }

    /// <summary>The savings of a household, as a multiple of the gadget's price, above which it buys the gadget when it considers it.</summary>
    [Unit("factor", 1, 100)]
    public required Quantity PurseFactor { get; init; }
}

public enum GadgetKind
{
    Computer,

    /// <summary>A portable media player.</summary>
    Player,
}
