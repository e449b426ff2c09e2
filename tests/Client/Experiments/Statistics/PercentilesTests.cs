using AdoptionSim.Client.Experiments.Statistics;

namespace AdoptionSim.Client.Tests.Experiments.Statistics;

public sealed class PercentilesTests
{
    [Fact]
    public void Percentiles_are_interpolated_between_runs() =>
        Assert.Equal(new Percentiles(5, 95, 101), Percentiles.Of([.. Enumerable.Range(0, 101).Reverse().Select(run => (double)run)]));

    [Fact]
    public void Fewer_than_forty_runs_have_no_percentiles()
    {
        Assert.Null(Percentiles.Of(new double[39]));
        Assert.Equal(new Percentiles(0, 0, 40), Percentiles.Of(new double[40]));
    }
}
