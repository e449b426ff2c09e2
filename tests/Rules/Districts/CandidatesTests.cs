using AdoptionSim.Model.Citizens;
using AdoptionSim.Model.Cohorts;
using AdoptionSim.Nations;
using CsCheck;

namespace AdoptionSim.Rules.Tests.Districts;

public class CandidatesTests
{
    private static readonly Gen<(byte[] Classes, byte[] Leads, byte[] Limits)> Crowds =
        from people in Gen.Int[0, 200]
        from classes in Gen.Byte[0, WishClass.Count - 1].Array[people]
        from leads in Gen.Byte.Array[people]
        from limits in Gen.OneOf(Gen.Byte, Gen.Const((byte)0), Gen.Const(WishTable.LetsAllPass)).Array[WishClass.Count]
        select (classes, leads, limits);

    [Fact]
    public void Candidates_are_exactly_those_with_leads_below_their_class_limit() =>
        Crowds.Sample(crowd =>
        {
            var expected = Enumerable
                .Range(0, crowd.Classes.Length)
                .Where(place => crowd.Leads[place] < crowd.Limits[crowd.Classes[place]] || crowd.Limits[crowd.Classes[place]] == WishTable.LetsAllPass);

            var found = new ushort[crowd.Classes.Length];
            var count = Candidates.Find(crowd.Classes, crowd.Leads, crowd.Limits, found);

            Assert.Equal(expected, found.Take(count).Select(place => (int)place));
        });

    [Fact]
    public void Processors_without_wide_vectors_find_the_same() =>
        Crowds.Sample(crowd =>
        {
            var (found, oneByOne) = (new ushort[crowd.Classes.Length], new ushort[crowd.Classes.Length]);

            var count = Candidates.Find(crowd.Classes, crowd.Leads, crowd.Limits, found);
            var countOneByOne = Candidates.FindOneByOne(crowd.Classes, crowd.Leads, crowd.Limits, oneByOne, from: 0, count: 0);

            Assert.Equal(oneByOne.Take(countOneByOne), found.Take(count));
        });

    [Fact]
    public void Class_limit_lets_the_highest_successful_draw_pass() =>
        Gen.Double[0, 200]
            .Sample(ratePerYear =>
            {
                var table = new WishTable();
                table.FillReduced(new ReducedAdoption(ratePerYear, Imitation: 0, PerTick: false), share: 0, days: 7);
                for (var code = 0; code < CitizenRow.Codes; code++)
                {
                    var (threshold, limit) = (table.Of(code).Threshold, table.Limits[WishClass.Of(code)]);
                    Assert.True(threshold == 0 || (threshold - 1) >> 24 < limit || limit == WishTable.LetsAllPass);
                }
            });
}
