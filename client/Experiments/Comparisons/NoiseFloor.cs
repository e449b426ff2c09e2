using AdoptionSim.Nations.Files;

namespace AdoptionSim.Client.Experiments.Comparisons;

/// <summary>
/// A negligible change of one price. Comparing the reference scenario with and without it shows differences that mean nothing: some people's purchases move by
/// a tick (step of simulated time), others follow, and single lives differ although the policy is the same.
/// </summary>
/// <param name="Value">The value of <see cref="Key"/>.</param>
/// <param name="Before">Its value in the reference.</param>
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
    /// Returns the negligible change for a reference scenario: slightly higher prices of handsets, or slightly lower ones if they are at their maximum.
    /// </summary>
    public static NoiseFloor Of(Question reference)
    {
        var factor = reference.Nation.Market.HandsetPriceFactor;
        var before = factor?.Value ?? 1;
        var up = before * (1 + Change);
        return new NoiseFloor(Math.Round(factor is { } known && up > known.High ? before * (1 - Change) : up, 12), before);
    }
}
