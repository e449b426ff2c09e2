using AdoptionSim.Client.Experiments.Designs;
using MathNet.Numerics.Distributions;

namespace AdoptionSim.Client.Tests.Experiments.Statistics;

/// <summary>A random variable whose mean is known.</summary>
/// <param name="Draw">Returns the next value.</param>
internal sealed record ToyModel(string Name, double Mean, double Variance, Func<SplitMix64, double> Draw)
{
    private const int Trials = 50;
    private const double Chance = 0.1;

    private static readonly double SquaredGrowth = Math.Exp(0.25);
    private static readonly double[] UpTo = [.. Enumerable.Range(0, Trials).Select(count => Binomial.CDF(Chance, Trials, count))];

    public static readonly IReadOnlyList<ToyModel> All =
    [
        new("lognormal", Math.Exp(0.125), (SquaredGrowth - 1) * SquaredGrowth, random => Math.Exp(0.5 * Normal(random))),
        new("exponential", 1, 1, Exponential),
        new("gamma", 2, 2, random => Exponential(random) + Exponential(random)),
        new("binomial", Trials * Chance, Trials * Chance * (1 - Chance), Count),
        new("normal", 10, 1, random => 10 + Normal(random)),
    ];

    public static ToyModel Of(string name) => All.Single(model => model.Name == name);

    /// <summary>Returns a number of values.</summary>
    public double[] Draws(int count, SplitMix64 random) => [.. Enumerable.Range(0, count).Select(_ => Draw(random))];

    private static double Count(SplitMix64 random)
    {
        var unit = random.NextUnit();
        return Array.FindIndex(UpTo, probability => unit < probability) is >= 0 and var count ? count : Trials;
    }

    private static double Exponential(SplitMix64 random) => -Math.Log(1 - random.NextUnit());

    private static double Normal(SplitMix64 random) => Math.Sqrt(2 * Exponential(random)) * Math.Cos(2 * Math.PI * random.NextUnit());
}
