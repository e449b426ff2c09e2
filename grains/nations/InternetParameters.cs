using System.Collections.Immutable;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Nations;

/// <summary>How citizens come to know that the international Internet exists, without access to it.</summary>
public sealed record InternetParameters
{
    /// <summary>Nobody younger takes notice.</summary>
    [Unit("year", 0, 99)]
    public required Quantity AgeFrom { get; init; }

    /// <summary>The chance that the sight of a foreigner's gadget tells of it.</summary>
    [Unit("share", 0, 1)]
    public required Quantity ToldBySight { get; init; }

    /// <summary>Study and travel abroad, by work group; a group that is not named hears of it by sight and from ties alone.</summary>
    public required ImmutableArray<AwareGroup> Groups { get; init; }

    /// <summary>The chance that one who has come to know tells a tie, once.</summary>
    [Unit("share", 0, 1)]
    public required Quantity ToldByTie { get; init; }

    /// <summary>What is added to the wish for a phone where everybody in the district knows: fascination with devices.</summary>
    [Unit("factor", 0, 100)]
    public required Quantity FascinationWeight { get; init; }
}

/// <summary>How soon a member of a work group comes to know by study or travel.</summary>
public sealed record AwareGroup(string Work, [property: Unit("1/year", 0, 52)] double Rate, string Source);
