using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Prices;

/// <summary>The kinds of phone purchase, by the price that a household must be able to pay.</summary>
public enum Purchase
{
    /// <summary>The cheapest handset, new or used. A citizen whose household cannot pay for such a handset does not apply for a line.</summary>
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

    /// <summary>Returns, for each kind of purchase, the lower of this price and the price in <paramref name="other"/>.</summary>
    public PurchaseCents Lower(PurchaseCents other) =>
        new(
            new Cents(Math.Min(AnyHandset, other.AnyHandset)),
            new Cents(Math.Min(Replacement, other.Replacement)),
            new Cents(Math.Min(HandsetWithLine, other.HandsetWithLine))
        );
}
