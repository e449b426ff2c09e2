using AdoptionSim.Rules.Tests.Support;
using AdoptionSim.Tests.Support.Limits;

namespace AdoptionSim.Runs.Tests.Wholes;

/// <summary>Tests that the scale changes the resolution and not the results.</summary>
public sealed class ScaleInvarianceTests(ITestOutputHelper output)
{
    private const int Seeds = 16;

    /// <summary>The 95 % quantile of Student's t with 15 degrees of freedom: the ends of a 90 % interval for the mean of 16 runs.</summary>
    private const double Student = 1.753;

    private const double Margin = 0.02;
    private static readonly DateOnly End = new(2010, 12, 31);

    [Fact]
    [Trait(Pace.Name, Pace.Nightly)]
    public async Task A_hundredth_and_a_tenth_agree_with_the_whole_nation()
    {
        // The standard deviation at a hundredth is estimated from several runs; that of a tenth or the whole follows from the number of people.
        var small = new List<LocalRun>();
        for (var seed = 1UL; seed <= Seeds; seed++)
        {
            small.Add(await Baseline.Run(0.01, seed, until: End));
        }

        var tenth = await Baseline.Run(0.1, until: End);
        var whole = await Baseline.Run(1, until: End);
        foreach (var day in Assert.AtLeastOne(Baseline.YearEnds(whole.Setup)))
        {
            Compare("national", run => run.National(day));
            Compare("capital", run => run.Capital(day));

            void Compare(string what, Func<LocalRun, double> count)
            {
                var (mean, sigma) = Spread([.. small.Select(count)]);
                output.WriteLine($"{day.Year} {what}: 0.01 {mean:f0} +- {sigma / Math.Sqrt(Seeds):f0}; 0.1 {count(tenth):f0}; 1 {count(whole):f0}");
                AssertWithin(mean / count(whole), Student * sigma / Math.Sqrt(Seeds) / count(whole));
                AssertAgree(mean, count(tenth), sigma * Math.Sqrt((1.0 / Seeds) + (1.0 / 10)));
                AssertAgree(count(tenth), count(whole), sigma * Math.Sqrt((1.0 / 10) + (1.0 / 100)));
            }
        }
    }

    /// <summary>Asserts that the interval of a ratio lies within the margin of 1.</summary>
    private static void AssertWithin(double ratio, double half) =>
        Assert.True(
            ratio - half >= 1 - Margin && ratio + half <= 1 + Margin,
            $"The 90 % interval of the ratio, {ratio - half:f4} to {ratio + half:f4}, does not lie within {Margin:p0} of 1"
        );

    private static (double Mean, double Sigma) Spread(List<double> counts)
    {
        var mean = counts.Average();
        return (mean, Math.Sqrt(counts.Sum(count => Math.Pow(count - mean, 2)) / (counts.Count - 1)));
    }

    private static void AssertAgree(double one, double other, double standardError) =>
        Assert.True(Math.Abs(one - other) <= 3 * standardError, $"{one:f0} and {other:f0} differ by more than three standard errors of {standardError:f0}");
}
