using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Prices;

/// <summary>The purchase for which a household must hold the money.</summary>
public enum Purchase
{
    /// <summary>The cheapest handset, new or used. An application for a line makes no sense without it.</summary>
    AnyHandset,

    /// <summary>A new handset for a line that exists: no fee is due.</summary>
    Replacement,

    /// <summary>A new handset and the fee for the line that begins with it.</summary>
    HandsetWithLine,
}

/// <summary>The money that each purchase takes, in US cents.</summary>
public readonly record struct PurchaseCents(Cents AnyHandset, Cents Replacement, Cents HandsetWithLine)
{
    public Cents Of(Purchase purchase) =>
        purchase switch
        {
            Purchase.AnyHandset => AnyHandset,
            Purchase.Replacement => Replacement,
            _ => HandsetWithLine,
        };

    /// <summary>Returns the lower amount of each purchase.</summary>
    public PurchaseCents Lower(PurchaseCents other) =>
        new(
            new Cents(Math.Min(AnyHandset, other.AnyHandset)),
            new Cents(Math.Min(Replacement, other.Replacement)),
            new Cents(Math.Min(HandsetWithLine, other.HandsetWithLine))
        );
}
