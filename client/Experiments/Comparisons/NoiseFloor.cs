using AdoptionSim.Nations.Files;

namespace AdoptionSim.Client.Experiments.Comparisons;

/// <summary>
/// A negligible change of one price. Its effect on the results shows how large a difference can be that means nothing. Some people buy one tick (step of
/// simulated time) earlier or later and thereby influence others, although the policy is practically the same.
/// </summary>
/// <param name="Value">The changed value of the parameter <see cref="Key"/>.</param>
/// <param name="Before">The value of this parameter in the reference scenario.</param>
internal sealed record NoiseFloor(double Value, double Before)
{
    public const string Key = "market.handset_price_factor";

    // A hundredth of a percent is one to nine cents of the handsets of the built-in nations: prices on record are less exact, and rounding to cents does not
    // remove it.
    private const double Change = 1e-4;

    public Override Override => new(Key, Names.Number(Value), new Origin("the noise floor"));

    /// <summary>The negligible change of the price in words.</summary>
    public string Text => $"{Key} {Names.Number(Value)} in place of {Names.Number(Before)}";

    /// <summary>
    /// Returns the negligible change for a reference scenario: handset prices 0.01 % higher, or 0.01 % lower if the higher value exceeds the parameter's range.
    /// </summary>
    public static NoiseFloor Of(Question reference)
    {
        var factor = reference.Nation.Market.HandsetPriceFactor;
        var before = factor?.Value ?? 1;
        var up = before * (1 + Change);
        return new NoiseFloor(Math.Round(factor is { } known && up > known.High ? before * (1 - Change) : up, 12), before);
    }
}
