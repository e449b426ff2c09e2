using AdoptionSim.Nations.Quantities;
using CsCheck;

namespace AdoptionSim.Rules.Tests.Nations;

public sealed class DatedSeriesTests
{
    private static readonly DateOnly Start = new(2010, 1, 1);

    [Theory]
    [InlineData(-100, 10)]
    [InlineData(0, 10)]
    [InlineData(9, 10)]
    [InlineData(10, 30)]
    [InlineData(15, 30)]
    [InlineData(20, 0)]
    [InlineData(9999, 0)]
    public void A_step_holds_until_the_next_point(int day, double value) => Assert.Equal(value, Series(Between.Step).On(Start.AddDays(day)));

    [Theory]
    [InlineData(-100, 10)]
    [InlineData(0, 10)]
    [InlineData(5, 20)]
    [InlineData(10, 30)]
    [InlineData(15, 15)]
    [InlineData(20, 0)]
    [InlineData(9999, 0)]
    public void A_line_passes_evenly_to_the_next_point(int day, double value) => Assert.Equal(value, Series(Between.Linear).On(Start.AddDays(day)), 12);

    [Fact]
    public void Whatever_the_date_a_series_stays_within_its_points() =>
        Gen.Int[-4000, 4000]
            .Sample(day =>
            {
                Assert.InRange(Series(Between.Linear).On(Start.AddDays(day)), 0, 30);
                Assert.Contains(Series(Between.Step).On(Start.AddDays(day)), new[] { 10.0, 30, 0 });
            });

    private static DatedSeries Series(Between between) =>
        new("USD", between, [new(Start, 10, "test"), new(Start.AddDays(10), 30, "test"), new(Start.AddDays(20), 0, "test")]);
}
