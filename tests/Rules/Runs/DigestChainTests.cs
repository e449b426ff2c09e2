using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using AdoptionSim.Model.Runs;
using AdoptionSim.Nations.Measures;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Rules.Tests.Runs;

public sealed class DigestChainTests
{
    private static readonly long[] Series = [.. Enumerable.Range(0, 2 * Measures.Count).Select(value => (long)value * 1_000_003)];

    [Fact]
    public void A_link_hashes_its_predecessor_the_tick_and_the_series()
    {
        var expected = SHA256.HashData(Encoding.UTF8.GetBytes($"AdoptionSim model {ModelVersion.Current} series {Measures.SeriesVersion}"));
        Assert.Equal(Convert.ToHexStringLower(expected), new DigestChain().Value);

        var chain = new DigestChain();
        for (var tick = new Tick(0); tick < 3; tick++)
        {
            chain.Add(tick, Series);
            expected = SHA256.HashData([.. expected, .. Number(tick), .. Series.SelectMany(Number)]);
            Assert.Equal(Convert.ToHexStringLower(expected), chain.Value);
        }

        static byte[] Number(long value)
        {
            var bytes = new byte[8];
            BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
            return bytes;
        }
    }

    [Fact]
    public void Another_tick_another_count_or_another_order_is_another_digest()
    {
        var changed = (long[])[.. Series];
        changed[^1]++;
        var swapped = (long[])[.. Series];
        (swapped[0], swapped[1]) = (swapped[1], swapped[0]);

        Assert.Equal(5, new[] { Of((1, Series)), Of((2, Series)), Of((1, changed)), Of((1, swapped)), Of((1, Series), (2, Series)) }.Distinct().Count());
        Assert.Equal(Of((1, Series), (2, changed)), Of((1, Series), (2, changed)));
        Assert.NotEqual(Of((1, Series), (1, changed)), Of((1, changed), (1, Series)));
    }

    [Fact]
    public void The_hashes_of_rows_are_chained_in_their_order()
    {
        Assert.Equal(Rows(1, 2), Rows(1, 2));
        Assert.NotEqual(Rows(1, 2), Rows(2, 1));
        Assert.NotEqual(new DigestChain().Value, Rows());

        static string Rows(params UInt128[] hashes)
        {
            var chain = new DigestChain();
            chain.AddRows(hashes);
            return chain.Value;
        }
    }

    private static string Of(params (int Tick, long[] Series)[] links)
    {
        var chain = new DigestChain();
        Array.ForEach(links, link => chain.Add(new Tick(link.Tick), link.Series));
        return chain.Value;
    }
}
