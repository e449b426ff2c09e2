using AdoptionSim.Client.Experiments.Designs;

namespace AdoptionSim.Client.Tests.Experiments.Designs;

public sealed class SplitMix64Tests
{
    /// <summary>Source: the reference program of Vigna (splitmix64.c), as given at Rosetta Code for the seed 1234567.</summary>
    [Fact]
    public void Numbers_are_those_of_the_reference_program()
    {
        var random = new SplitMix64(1234567);

        ulong[] numbers = [random.Next(), random.Next(), random.Next(), random.Next(), random.Next()];

        Assert.Equal([6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821], numbers);
    }

    [Fact]
    public void An_order_has_every_number_once_and_every_first_number()
    {
        var random = new SplitMix64(1);
        var orders = Enumerable.Range(0, 6000).Select(_ => random.NextOrder(3)).ToList();

        Assert.All(orders, order => Assert.Equal([0, 1, 2], order.Order()));
        var counts = orders.CountBy(order => string.Join("", order)).ToDictionary();
        Assert.Equal(6, counts.Count);

        // The standard deviation of each count is 29.
        Assert.All(counts.Values, count => Assert.InRange(count, 900, 1100));
    }
}
