using AdoptionSim.Client.Experiments.Designs;
using AdoptionSim.Client.Experiments.Statistics;
using MathNet.Numerics.Statistics;

namespace AdoptionSim.Client.Tests.Experiments.Statistics;

public sealed class SteinRuleTests(ITestOutputHelper output)
{
    private static readonly Precision TwoPercent = new(0.02, IsRelative: true);
    private static readonly Precision Two = new(2, IsRelative: false);

    /// <summary>The widths ask for about half as many runs as the first stage has, as many, or up to ten times as many.</summary>
    public static MatrixTheoryData<string, bool, double> Cases => new(ToyModel.All.Select(model => model.Name), [true, false], [0.5, 1.0, 2.0, 4.0, 10.0]);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Ninety_percent_intervals_cover_ninety_percent(string name, bool isRelative, double times)
    {
        var model = ToyModel.Of(name);
        var first = SteinRule.FirstRuns(new Precision(1, isRelative));
        var halfWidth = StudentQuantile.Of(0.9, first - 1) * Math.Sqrt(model.Variance / (first * times));
        var precision = new Precision(isRelative ? halfWidth / model.Mean : halfWidth, isRelative);
        var (runs, widths, narrower) = (0.0, 0.0, 0);

        var coverage = Coverage.Of(model, random =>
        {
            var values = model.Draws(first, random);
            values = [.. values, .. model.Draws(SteinRule.Runs([values], precision)!.Value - first, random)];
            var interval = SteinRule.IntervalAfter(values, first);
            var width = interval.HalfWidth / precision.At(interval.Mean);
            (runs, widths, narrower) = (runs + values.Length, widths + width, narrower + (width <= 1 ? 1 : 0));
            return interval;
        });

        output.WriteLine(
            $"{name}, {(isRelative ? "relative" : "absolute")}, first {first}, mean runs {runs / Coverage.Repetitions:F1}: "
                + $"{coverage:P1}, half-width {widths / Coverage.Repetitions:F2} of the wanted one, narrower {narrower / (double)Coverage.Repetitions:P0}"
        );
        Assert.InRange(widths / Coverage.Repetitions, 0.4, 1);
        Assert.InRange(coverage, Coverage.Least, Coverage.Most);
    }

    [Theory]
    [InlineData("normal")]
    [InlineData("lognormal")]
    [InlineData("exponential")]
    public void Checking_after_every_run_covers_less(string name)
    {
        const int first = 5;
        var model = ToyModel.Of(name);
        var precision = new Precision(StudentQuantile.Of(0.9, 15) * Math.Sqrt(model.Variance / 16), IsRelative: false);

        var coverage = Coverage.Of(model, random =>
        {
            var values = model.Draws(first, random);
            while (MeanInterval.Student(values)!.HalfWidth > precision.HalfWidth)
            {
                values = [.. values, model.Draw(random)];
            }

            return MeanInterval.Student(values)!;
        });

        output.WriteLine($"{name}, checked after every run: {coverage:P1}");
        Assert.InRange(coverage, 0.6, 0.87);
    }

    /// <summary>Stein's number is the smallest one of at least (t s / d)^2 with t and s of the first stage; d is divided by the margin of 1.15.</summary>
    [Theory]
    [InlineData(4.6, 20)]
    [InlineData(2.3, 51)]
    [InlineData(1.15, 202)]
    public void The_number_of_runs_is_that_of_Stein(double halfWidth, int expected)
    {
        // Ten values of 50 and ten of 66: the variance is 20 x 64 / 19, t is 1.729.
        double[] values = [.. Enumerable.Range(0, 20).Select(run => run % 2 == 0 ? 50.0 : 66)];

        Assert.Equal(expected, SteinRule.Runs([values], new Precision(halfWidth, IsRelative: false)));
        Assert.Equal(expected, SteinRule.Runs([values], new Precision(halfWidth / 58, IsRelative: true)));
        Assert.Equal(expected - 20, SteinRule.FurtherRuns(values, new Precision(halfWidth, IsRelative: false)));
    }

    [Fact]
    public void The_point_with_the_most_luck_decides_for_all()
    {
        var random = new SplitMix64(1);
        var (calm, wild) = (ToyModel.Of("normal").Draws(20, random), ToyModel.Of("exponential").Draws(20, random));
        var precision = new Precision(0.1, IsRelative: true);

        Assert.Equal(SteinRule.Runs([wild], precision), SteinRule.Runs([calm, wild, calm], precision));
        Assert.Equal(20, SteinRule.Runs([calm], precision));
    }

    [Fact]
    public void The_interval_has_the_larger_spread_of_both_stages()
    {
        double[] values = [0, 10, 0, 10, 5, 5, 5, 5];

        Assert.Equal(
            MeanInterval.Of(values)!.HalfWidth * values[..4].StandardDeviation() / values.StandardDeviation(),
            SteinRule.IntervalAfter(values, 4).HalfWidth,
            1e-12
        );
        Assert.Equal(MeanInterval.Of(values), SteinRule.IntervalAfter(values, 8));
    }

    [Fact]
    public void A_width_relative_to_zero_is_never_reached()
    {
        double[] values = [.. Enumerable.Range(0, 20).Select(run => run % 2 == 0 ? -1.0 : 1)];

        Assert.Null(SteinRule.Runs([values], TwoPercent));
        Assert.Null(SteinRule.FurtherRuns(values, TwoPercent));
        Assert.Equal(0, SteinRule.FurtherRuns(new double[20], TwoPercent));
    }

    [Fact]
    public void Too_few_first_runs_and_bad_widths_are_refused()
    {
        Assert.Throws<ArgumentException>(() => SteinRule.Runs([], Two));
        Assert.Throws<ArgumentException>(() => SteinRule.Runs([new double[20], new double[19]], Two));
        Assert.Throws<ArgumentException>(() => SteinRule.Runs([new double[15]], TwoPercent));
        Assert.Throws<ArgumentOutOfRangeException>(() => SteinRule.FurtherRuns([1, 2], new Precision(0, IsRelative: false)));
        Assert.Throws<ArgumentOutOfRangeException>(() => SteinRule.IntervalAfter([1, 2], 3));
        Assert.Null(SteinRule.FurtherRuns([1], Two));
    }
}
