using System.Collections.Immutable;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Nations;

/// <summary>The ways in which citizens come to know that the international Internet exists, without access to it.</summary>
public sealed record InternetParameters
{
    /// <summary>The age below which nobody takes notice.</summary>
    [Unit("year", 0, 99)]
    public required Quantity AgeFrom { get; init; }

    /// <summary>The chance that a citizen who sees a foreigner's gadget learns of the Internet.</summary>
    [Unit("share", 0, 1)]
    public required Quantity ToldBySight { get; init; }

    /// <summary>The work groups that can learn of the Internet by study and travel abroad. All others learn of it by sight and from ties only.</summary>
    public required ImmutableArray<AwareGroup> Groups { get; init; }

    /// <summary>The chance that a citizen who has learned of the Internet passes it on along a tie. Each tie gets one chance.</summary>
    [Unit("share", 0, 1)]
    public required Quantity ToldByTie { get; init; }

    /// <summary>The increase of the wish for a phone if everybody in the district knows of the Internet: fascination with devices.</summary>
    [Unit("factor", 0, 100)]
    public required Quantity FascinationWeight { get; init; }
}

/// <summary>The rate at which members of a work group learn of the Internet by study or travel.</summary>
public sealed record AwareGroup(string Work, [property: Unit("1/year", 0, 52)] double Rate, string Source);
