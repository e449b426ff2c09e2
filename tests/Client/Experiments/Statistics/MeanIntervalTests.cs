using AdoptionSim.Client.Experiments.Statistics;
using CsCheck;

namespace AdoptionSim.Client.Tests.Experiments.Statistics;

public sealed class MeanIntervalTests(ITestOutputHelper output)
{
    private const double Tiny = 1e-9;

    public static MatrixTheoryData<string, int> Cases => new(ToyModel.All.Select(model => model.Name), [10, 16, 25, 40]);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Ninety_percent_intervals_cover_ninety_percent(string name, int runs)
    {
        var model = ToyModel.Of(name);

        var coverage = Coverage.Of(model, random => MeanInterval.Of(model.Draws(runs, random))!);

        output.WriteLine($"{name}, {runs} runs: {coverage:P1}");
        Assert.InRange(coverage, Coverage.Least, Coverage.Most);
    }

    [Fact]
    public void Intervals_of_Student_cover_too_little_for_skewed_values()
    {
        var model = ToyModel.Of("exponential");

        Assert.InRange(Coverage.Of(model, random => MeanInterval.Student(model.Draws(10, random))!), 0.83, 0.87);
    }

    [Fact]
    public void The_interval_of_Student_is_that_of_the_tables()
    {
        // Mean 3, standard deviation sqrt(2.5); the tables have t = 2.132 for 4 degrees of freedom and 90 %.
        var interval = MeanInterval.Student([1, 2, 3, 4, 5])!;

        Assert.Equal((3, 0.9, 5), (interval.Mean, interval.Level, interval.Count));
        Assert.Equal(3 - (2.132 * Math.Sqrt(0.5)), interval.Low, 0.0005);
        Assert.Equal(3 + (2.132 * Math.Sqrt(0.5)), interval.High, 0.0005);
    }

    [Fact]
    public void Symmetric_values_have_the_interval_of_Student()
    {
        double[] values = [1, 2, 3, 4, 5];
        Assert.Equal(MeanInterval.Student(values), MeanInterval.Of(values));
    }

    [Fact]
    public void The_ends_are_transformed_as_Hall_wrote()
    {
        double[] values = [1, 1, 2, 3, 9];
        var (student, hall) = (MeanInterval.Student(values)!, MeanInterval.Of(values)!);

        // The cubic of Hall turns each end's t statistic back into a quantile of Student's.
        var error = student.HalfWidth / StudentQuantile.Of(0.9, 4);
        Assert.Equal(StudentQuantile.Of(0.9, 4), Cubic((hall.Mean - hall.Low) / error), Tiny);
        Assert.Equal(-StudentQuantile.Of(0.9, 4), Cubic((hall.Mean - hall.High) / error), Tiny);

        // Skewness: the third power sums of the deviations, n / ((n - 1) (n - 2)) times, over the third power of the standard deviation.
        double Cubic(double t)
        {
            var cubes = values.Sum(value => Math.Pow(value - 3.2, 3)) * 5 / 12;
            var slope = cubes / Math.Pow(values.Sum(value => Math.Pow(value - 3.2, 2)) / 4, 1.5) / Math.Sqrt(5);
            return t + (slope * t * t / 3) + (slope * slope * t * t * t / 27) + (slope / 6);
        }
    }

    [Fact]
    public void Every_interval_contains_its_mean_and_moves_with_the_values() =>
        Gen.Double[-1e3, 1e3]
            .Array[2, 30]
            .Sample(values =>
            {
                var interval = MeanInterval.Of(values)!;
                var mirrored = MeanInterval.Of(Array.ConvertAll(values, value => -value))!;
                return interval.Contains(interval.Mean) && Math.Abs(interval.Low + mirrored.High) < 1e-6 * (1 + Math.Abs(interval.Low));
            });

    [Fact]
    public void Equal_values_have_an_interval_of_no_width() => Assert.Equal(new Interval(7, 7, 7, 0.9, 3), MeanInterval.Of([7, 7, 7]));

    [Fact]
    public void One_run_has_no_interval() => Assert.Null(MeanInterval.Of([7]) ?? MeanInterval.Student([7]) ?? MeanInterval.Of([]));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void A_level_outside_zero_and_one_is_refused(double level) => Assert.Throws<ArgumentOutOfRangeException>(() => MeanInterval.Of([1, 2, 4], level));
}
