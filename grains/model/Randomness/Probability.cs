namespace AdoptionSim.Model.Randomness;

/// <summary>A probability, stored as a threshold: an event occurs if a random draw of 32 bits is below it.</summary>
/// <param name="Threshold">The threshold: 0 means never; <see cref="uint.MaxValue"/> means always, except for one draw in 2^32.</param>
public readonly record struct Probability(uint Threshold)
{
    public static readonly Probability Never;

    public static readonly Probability Always = new(uint.MaxValue);

    /// <summary>Returns the probability that equals a share from 0 to 1. Values outside this range are clamped.</summary>
    public static Probability Of(double share) =>
        new(
            share <= 0 ? 0
            : share >= 1 ? uint.MaxValue
            : (uint)Math.Round(share * 4294967296.0 - 0.5)
        );

    /// <summary>Returns the chance that an event of a rate per year occurs within a number of days: 1 - exp(-rate x days / 365.25).</summary>
    public static Probability Within(double ratePerYear, double days) => Of(1 - Math.Exp(-ratePerYear * days / 365.25));

    /// <summary>The probability as a number from 0 to 1.</summary>
    public double Share => Threshold / (double)uint.MaxValue;

    public bool Occurs(uint draw) => draw < Threshold;
}
