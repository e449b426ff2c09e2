using AdoptionSim.Model.Handsets;
using CsCheck;
using MathNet.Numerics.Statistics;

namespace AdoptionSim.Rules.Tests.Handsets;

public class UseCountTableTests
{
    private static readonly double[] Means = [4.5, 1.1, 0.7, 0.2];

    private static readonly UseCountTable Table = new(Means[0], Means[1], Means[2], Means[3]);

    private static readonly UseCounts[] All = [.. Enumerable.Range(0, CountTable.Quantiles).Select(draw => Table.Of((uint)draw))];

    [Fact]
    public void Each_count_has_the_quantiles_of_its_own_distribution()
    {
        for (var kind = 0; kind < Means.Length; kind++)
        {
            var alone = new CountTable(Means[kind]);
            Assert.Equal(Enumerable.Range(0, CountTable.Quantiles).Select(quantile => (int)alone.Of((uint)quantile)).Order(), Counts(kind).Order());
        }
    }

    /// <summary>The correlation must be zero within three standard errors, as for 4,096 independent values.</summary>
    [Fact]
    public void No_two_counts_go_together()
    {
        for (var kind = 0; kind < Means.Length; kind++)
        {
            for (var other = 0; other < kind; other++)
            {
                var correlation = Correlation.Pearson(Counts(kind).Select(count => (double)count), Counts(other).Select(count => (double)count));
                Assert.InRange(Math.Abs(correlation), 0, 3 / Math.Sqrt(CountTable.Quantiles));
            }
        }
    }

    [Fact]
    public void Totals_add_up_and_stay_at_their_highest() =>
        Gen.Select(Gen.UShort.Array[4], Gen.Byte.Array[4])
            .Sample(
                (before, added) =>
                {
                    var (totals, counts) = (new UseTotals(before[0], before[1], before[2], before[3]), new UseCounts(added[0], added[1], added[2], added[3]));
                    var oneByOne = UseTotals.Sum(totals, counts);

                    totals.Add(counts);

                    Assert.Equal(
                        before.Zip(added, (total, count) => Math.Min(total + count, ushort.MaxValue)),
                        [totals.Texts, totals.Photos, totals.Newspapers, totals.Books]
                    );
                    Assert.Equal(oneByOne, totals);
                }
            );

    private static IEnumerable<int> Counts(int kind) =>
        All.Select(counts =>
            (int)(
                kind switch
                {
                    0 => counts.Texts,
                    1 => counts.Photos,
                    2 => counts.Newspapers,
                    _ => counts.Books,
                }
            )
        );
}
