using AdoptionSim.Model.People;
using AdoptionSim.Nations;

namespace AdoptionSim.Rules.Tests.People;

/// <summary>Compares a census with the margins in the nation's file.</summary>
internal static class CensusMargins
{
    public static void AssertPeople(Nation nation, double scale)
    {
        var census = Census.Of(nation, scale);
        Assert.Equal((long)Math.Round(nation.Districts.Sum(each => (long)each.People) * scale), census.People);
        AssertNear(nation.Districts.Sum(each => (long)each.Male) * scale, census.Districts.Sum(each => (long)each.Male));
        AssertNear(nation.Districts.Sum(each => (long)each.Urban) * scale, census.Districts.Sum(each => (long)each.Urban.People));
        foreach (var (district, counts) in nation.Districts.Zip(census.Districts))
        {
            AssertNear(district.People * scale, counts.People);
            AssertNear((double)counts.People * district.Male / district.People, counts.Male);
            AssertNear((double)counts.People * district.Urban / district.People, counts.Urban.People);
            Assert.Equal(counts.People, counts.Urban.People + counts.Rural.People);
        }
    }

    public static void AssertShares(Nation nation, double scale)
    {
        var census = Census.Of(nation, scale);
        var people = nation.People;
        double[] sizes =
        [
            .. Enumerable.Range(1, Census.LargestHousehold).Select(size => people.Households.Where(each => each.Size == size).Sum(each => each.Share)),
        ];
        var meanSize = sizes.Select((share, at) => share * (at + 1)).Sum() / 100;
        var capital = Settlements(nation, census, (district, _) => district.Place == SettlementType.Capital);
        var elsewhere = Settlements(nation, census, (district, _) => district.Place != SettlementType.Capital);
        AssertSplit(
            [.. capital, .. elsewhere],
            people.Ages.Select(each => each.Share),
            each => each.People,
            each => [.. people.Ages.Select(band => each.Ages.AsSpan()[band.From..(band.To + 1)].ToArray().Sum())]
        );
        AssertSplit([.. capital, .. elsewhere], sizes, each => each.People / meanSize, each => each.Sizes);
        AssertSplit(capital, people.Classes.Select(each => each.CapitalShare), each => each.Households, each => each.Classes);
        AssertSplit(elsewhere, people.Classes.Select(each => each.Share), each => each.Households, each => each.Classes);
        foreach (var stage in Enum.GetValues<LifeStage>())
        {
            var urban = Settlements(nation, census, (_, isUrban) => isUrban);
            var rural = Settlements(nation, census, (_, isUrban) => !isUrban);
            AssertSplit(urban, OfStage(group => group.UrbanShare), each => PeopleIn(each, stage), each => InStage(each));
            AssertSplit(rural, OfStage(group => group.RuralShare), each => PeopleIn(each, stage), each => InStage(each));

            IEnumerable<double> OfStage(Func<WorkGroup, double> share) => people.Work.Where(group => group.Stage == stage).Select(share);
            int[] InStage(SettlementCensus each) => [.. each.Work.Where((_, at) => people.Work[at].Stage == stage)];
        }
    }

    private static int PeopleIn(SettlementCensus settlement, LifeStage stage) =>
        settlement.Ages.AsSpan()[LifeStages.From(stage, settlement.Ages.Length)..LifeStages.Until(stage, settlement.Ages.Length)].ToArray().Sum();

    private static List<SettlementCensus> Settlements(Nation nation, Census census, Func<District, bool, bool> where) =>
        [
            .. nation
                .Districts.Zip(census.Districts)
                .SelectMany(pair => new[] { (pair.First, true, pair.Second.Urban), (pair.First, false, pair.Second.Rural) })
                .Where(each => where(each.First, each.Item2))
                .Select(each => each.Item3),
        ];

    private static void AssertSplit(
        IReadOnlyList<SettlementCensus> settlements,
        IEnumerable<double> percent,
        Func<SettlementCensus, double> whole,
        Func<SettlementCensus, IReadOnlyList<int>> parts
    )
    {
        double[] shares = [.. percent.Select(share => share / 100)];
        for (var part = 0; part < shares.Length; part++)
        {
            foreach (var settlement in settlements)
            {
                AssertNear(whole(settlement) * shares[part], parts(settlement)[part]);
            }

            AssertNear(settlements.Sum(whole) * shares[part], settlements.Sum(each => (long)parts(each)[part]));
        }
    }

    /// <summary>Checks a count within one person, and a little more for the binary rounding of shares.</summary>
    private static void AssertNear(double share, long count) => Assert.InRange(count, share - 1 - 1e-6, share + 1 + 1e-6);
}
