using AdoptionSim.Model.Supply;
using CsCheck;

namespace AdoptionSim.Rules.Tests.Supply;

public sealed class AllotmentTests
{
    private static readonly Gen<(long Available, long[] Demand)> Cases = Gen.Select(
        Gen.OneOf(Gen.Long[0, 50], Gen.Long[0, 1_000_000_000]),
        Gen.OneOf(Gen.Long[0, 5], Gen.Long[0, 1_000_000_000]).Array[0, 40]
    );

    [Fact]
    public void Total_allotment_is_the_smaller_of_supply_and_demand()
    {
        Cases.Sample(c => Divide(c.Available, c.Demand).Sum() == Math.Min(c.Available, c.Demand.Sum()));
    }

    [Fact]
    public void Nobody_gets_more_than_asked_or_less_than_nothing()
    {
        Cases.Sample(c => Divide(c.Available, c.Demand).Zip(c.Demand).All(pair => pair.First >= 0 && pair.First <= pair.Second));
    }

    [Fact]
    public void Everybody_is_within_one_of_the_exact_share()
    {
        Cases.Sample(c =>
        {
            var total = c.Demand.Sum();
            return c.Available >= total
                || Divide(c.Available, c.Demand)
                    .Zip(c.Demand)
                    .All(pair => Int128.Abs(((Int128)pair.First * total) - ((Int128)pair.Second * c.Available)) < total);
        });
    }

    [Fact]
    public void Who_asks_more_gets_no_less()
    {
        Cases.Sample(c =>
        {
            var sorted = c.Demand.OrderDescending().ToArray();
            var allotted = Divide(c.Available, sorted);
            return allotted.SequenceEqual(allotted.OrderDescending());
        });
    }

    [Theory]
    [InlineData(2, new long[] { 1, 1, 1 }, new long[] { 1, 1, 0 })]
    [InlineData(10, new long[] { 6, 6, 3 }, new long[] { 4, 4, 2 })]
    [InlineData(7, new long[] { 10, 20, 5 }, new long[] { 2, 4, 1 })]
    [InlineData(1, new long[] { 0, 1, 2 }, new long[] { 0, 0, 1 })]
    [InlineData(0, new long[] { 3, 4 }, new long[] { 0, 0 })]
    public void Leftovers_go_to_the_largest_remainders_and_first_among_equals(long available, long[] demand, long[] expected)
    {
        Assert.Equal(expected, Divide(available, demand));
    }

    [Fact]
    public void Without_limit_everybody_gets_what_is_asked()
    {
        Assert.Equal([5L, 0, 7], Divide(long.MaxValue, [5, 0, 7]));
    }

    [Fact]
    public void Numbers_near_the_limit_do_not_overflow()
    {
        Assert.Equal([1L << 60, 1L << 60], Divide(1L << 61, [(1L << 61) - 1, (1L << 61) - 1]));
        Assert.Throws<OverflowException>(() => Divide(1, [long.MaxValue, long.MaxValue]));
    }

    [Fact]
    public void Senseless_arguments_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Divide(-1, [1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Divide(1, [1, -1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Allotment.Divide(1, [1, 1], new long[1]));
    }

    private static long[] Divide(long available, long[] demand)
    {
        var allotted = new long[demand.Length];
        Allotment.Divide(available, demand, allotted);
        return allotted;
    }
}
