using AdoptionSim.Model.Towers;
using AdoptionSim.Nations.Quantities;
using CsCheck;

namespace AdoptionSim.Rules.Tests.Districts;

public sealed class CoverageMapTests
{
    [Fact]
    public void A_rising_share_takes_no_home_its_coverage() =>
        Gen.Select(Gen.Double[0, 1], Gen.Double[0, 1], Gen.Int[1, 9], Gen.Int[0, 65535])
            .Sample(
                (one, other, towers, location) =>
                {
                    var (before, after) = (Covered(Math.Min(one, other), towers), Covered(Math.Max(one, other), towers));
                    Assert.True(before.TowerOf(true, (ushort)location) < 0 || after.TowerOf(true, (ushort)location) >= 0);
                }
            );

    [Fact]
    public void Covered_homes_match_the_share_and_towers_divide_them_evenly() =>
        Gen.Select(Gen.Double[0, 1], Gen.Int[1, 9])
            .Sample(
                (share, towers) =>
                {
                    var map = Covered(share, towers);
                    var served = Enumerable
                        .Range(0, 65536)
                        .Select(location => map.TowerOf(true, (ushort)location))
                        .Where(tower => tower >= 0)
                        .CountBy(tower => tower)
                        .ToList();
                    Assert.Equal(Math.Round(share * 65536), served.Sum(pair => pair.Value));
                    Assert.True(served.Count == 0 || served.Max(pair => pair.Value) - (served.Count < towers ? 0 : served.Min(pair => pair.Value)) <= 2);
                },
                iter: 30
            );

    [Fact]
    public void Tower_off_air_serves_nobody_and_others_keep_their_homes()
    {
        var map = Covered(1, 4);
        var before = Enumerable.Range(0, 65536).Select(location => map.TowerOf(true, (ushort)location)).ToList();
        map.Report(new TowerIndex(2), onAir: false, blockedPpm: 0);
        Assert.Equal(
            before.Select(tower => tower == 2 ? TowerIndex.None : tower),
            Enumerable.Range(0, 65536).Select(location => map.TowerOf(true, (ushort)location))
        );
        Assert.Equal(750, map.CoveredPeople(true, 1000));
    }

    [Fact]
    public void Town_and_country_have_towers_and_shares_of_their_own()
    {
        var map = new CoverageMap();
        map.Report(new TowerIndex(0), onAir: true, blockedPpm: 11);
        map.Report(new TowerIndex(1), onAir: true, blockedPpm: 22);
        map.Cover(urban: true, 1, [new TowerIndex(0)]);
        map.Cover(urban: false, 0.5, [new TowerIndex(1)]);
        Assert.Equal((0, 1, -1), (map.TowerOf(true, 60_000), map.TowerOf(false, 10_000), map.TowerOf(false, 60_000)));
        Assert.Equal((11u, 22u), (map.BlockedPpm(new TowerIndex(0)), map.BlockedPpm(new TowerIndex(1))));
        Assert.Equal((300, 100), (map.CoveredPeople(true, 300), map.CoveredPeople(false, 200)));
    }

    [Fact]
    public void Without_a_tower_nobody_is_covered()
    {
        var map = new CoverageMap();
        map.Cover(urban: true, 1, []);
        Assert.Equal((TowerIndex.None, 0L), (map.TowerOf(true, 0), map.CoveredPeople(true, 1000)));
    }

    private static CoverageMap Covered(double share, int towers)
    {
        var map = new CoverageMap();
        for (var tower = new TowerIndex(0); tower < towers; tower++)
        {
            map.Report(tower, onAir: true, blockedPpm: 0);
        }

        map.Cover(urban: true, share, [.. Enumerable.Range(0, towers).Select(tower => new TowerIndex(tower))]);
        return map;
    }
}
