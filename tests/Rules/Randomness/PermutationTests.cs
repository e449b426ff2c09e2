using System.Runtime.Intrinsics;
using AdoptionSim.Model.Randomness;
using CsCheck;

namespace AdoptionSim.Rules.Tests.Randomness;

public class PermutationTests
{
    [Fact]
    public void Each_place_occurs_once_and_leads_back_to_its_item() =>
        Gen.Select(Gen.Int[1, 5000], Gen.UInt)
            .Sample(
                (size, key) =>
                {
                    var order = new Permutation(size, key);
                    var taken = new bool[size];
                    for (var item = 0; item < size; item++)
                    {
                        var place = order.PlaceOf(item);
                        Assert.InRange(place, 0, size - 1);
                        Assert.False(taken[place]);
                        taken[place] = true;
                        Assert.Equal(item, order.ItemAt(place));
                    }
                }
            );

    [Theory]
    [InlineData(1 << 20)]
    [InlineData((1 << 30) + 1)]
    [InlineData(int.MaxValue)]
    public void Large_sizes_lead_back_too(int size)
    {
        var order = new Permutation(size, key: 7);
        for (var item = size - 1; item > size - 1000; item--)
        {
            Assert.InRange(order.PlaceOf(item), 0, size - 1);
            Assert.Equal(item, order.ItemAt(order.PlaceOf(item)));
        }
    }

    [Fact]
    public void Eight_lanes_find_the_same_neighbours_as_single_permutations() =>
        Gen.Select(Gen.Int[1, 3000].Array[PermutationLanes.Count], Gen.UInt.Array[PermutationLanes.Count], Gen.UInt)
            .Where(_ => PermutationLanes.IsSupported)
            .Sample(
                (sizes, keys, draw) =>
                {
                    var orders = sizes.Zip(keys, (size, key) => new Permutation(size, key)).ToArray();
                    var items = sizes.Select(size => draw % (uint)size).ToArray();
                    var found = new PermutationLanes(orders).Neighbours(Vector256.Create<uint>(items));
                    for (var lane = 0; lane < orders.Length; lane++)
                    {
                        var place = orders[lane].PlaceOf((int)items[lane]) ^ 1;
                        Assert.Equal(place < sizes[lane] ? (uint)orders[lane].ItemAt(place) : items[lane], found[lane]);
                    }
                }
            );

    [Fact]
    public void A_size_below_one_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => new Permutation(0, 1));

    /// <summary>
    /// The chi-square statistic of 255 degrees of freedom has mean 255 and standard deviation 22.6. The bound is six standard deviations
    /// away, and keys are fixed.
    /// </summary>
    [Theory]
    [InlineData(20_000)]
    [InlineData(120_001)]
    public void Neighbouring_keys_give_orders_that_have_nothing_in_common(int size)
    {
        var pairs = new int[256];
        for (var key = 0u; key < 8; key++)
        {
            var (one, other) = (new Permutation(size, key), new Permutation(size, key + 1));
            for (var item = 0; item < size; item++)
            {
                pairs[((long)one.PlaceOf(item) * 16 / size * 16) + ((long)other.PlaceOf(item) * 16 / size)]++;
            }
        }

        var expected = 8.0 * size / pairs.Length;
        Assert.InRange(pairs.Sum(count => (count - expected) * (count - expected) / expected), 255 - (6 * 22.6), 255 + (6 * 22.6));
    }
}
