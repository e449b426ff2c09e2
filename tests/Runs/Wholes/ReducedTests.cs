using AdoptionSim.Nations;
using AdoptionSim.Nations.Measures.Features;
using AdoptionSim.Rules.Tests.Support;

namespace AdoptionSim.Runs.Tests.Wholes;

/// <summary>Tests whole runs against known answers, with the rules reduced to adoption with probability p + q x share.</summary>
public sealed class ReducedTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Share_after_twenty_ticks_matches_the_mean_field(ulong seed)
    {
        const int People = 100_000;
        var (mean, sigma) = MeanField(0.01, 0.1, ticks: 20, People);
        Assert.Equal(0.4052, mean, 4);

        var run = await new LocalRun(ReducedNation.Of(new ReducedAdoption(0.01, 0.1, PerTick: true), People, 140, seed)).ToEnd();
        var share = run.Nation(20, PhoneMeasures.Subscribers) / (double)People;

        output.WriteLine($"mean field {mean:f4}; simulated {share:f4}; standard deviation {sigma:f4}");
        Assert.InRange(share, mean - (3 * sigma), mean + (3 * sigma));
    }

    [Fact]
    public async Task Run_reduced_to_Bass_follows_Bass_curve_within_two_percent()
    {
        const int People = 200_000;
        const double P = 0.03;
        const double Q = 0.38;
        var run = await new LocalRun(ReducedNation.Of(new ReducedAdoption(P, Q, PerTick: false), People, 10 * 366, seed: 1)).ToEnd();
        for (var year = 1; year <= 10; year++)
        {
            var tick = (int)Math.Round(year * 365.25 / 7);
            var years = tick * 7 / 365.25;
            var decay = Math.Exp(-(P + Q) * years);
            var bass = (1 - decay) / (1 + (Q / P * decay));
            var share = run.Nation(tick, PhoneMeasures.Subscribers) / (double)People;
            output.WriteLine($"year {year, 2}: Bass {bass:f4}; simulated {share:f4}");
            Assert.InRange(share, 0.98 * bass, 1.02 * bass);
        }
    }

    /// <summary>
    /// Returns the expected share of adopters by recurrence from 0, and the standard deviation for a finite population: each tick adds its binomial
    /// variance, and scales the previous variance by the recurrence's slope.
    /// </summary>
    private static (double Mean, double Sigma) MeanField(double p, double q, int ticks, int people)
    {
        var (share, variance) = (0.0, 0.0);
        for (var tick = 0; tick < ticks; tick++)
        {
            var chance = p + (q * share);
            var slope = 1 - chance + (q * (1 - share));
            variance = (variance * slope * slope) + ((1 - share) * chance * (1 - chance) / people);
            share += (1 - share) * chance;
        }

        return (share, Math.Sqrt(variance));
    }
}
