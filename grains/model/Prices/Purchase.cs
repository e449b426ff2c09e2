using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Prices;

/// <summary>The kinds of phone purchase whose price a household must have in its purse.</summary>
public enum Purchase
{
    /// <summary>The cheapest handset, new or used. A household that cannot pay for it does not apply for a line.</summary>
    AnyHandset,

    /// <summary>A new handset for a line that exists already: no fee is due.</summary>
    Replacement,

    /// <summary>A new handset and the fee for the line that begins with it.</summary>
    HandsetWithLine,
}

/// <summary>The price of each kind of phone purchase, in US cents.</summary>
public readonly record struct PurchaseCents(Cents AnyHandset, Cents Replacement, Cents HandsetWithLine)
{
    public Cents Of(Purchase purchase) =>
        purchase switch
        {
            Purchase.AnyHandset => AnyHandset,
            Purchase.Replacement => Replacement,
            _ => HandsetWithLine,
        };

    /// <summary>Returns the lower of two prices for each kind of purchase.</summary>
    public PurchaseCents Lower(PurchaseCents other) =>
        new(
            new Cents(Math.Min(AnyHandset, other.AnyHandset)),
            new Cents(Math.Min(Replacement, other.Replacement)),
            new Cents(Math.Min(HandsetWithLine, other.HandsetWithLine))
        );
}
