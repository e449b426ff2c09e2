using AdoptionSim.Client.Tables;
using AdoptionSim.Nations;

namespace AdoptionSim.Client.Tests.Results;

public sealed class UnitsTests
{
    [Theory]
    [InlineData(14, 15, 0.6)]
    [InlineData(9, 10, 0.5333)]
    [InlineData(19, 20, 0.7)]
    public void A_band_that_straddles_15_counts_in_proportion(int lastYoung, int firstOld, double expected)
    {
        AgeBand[] ages = [new(0, lastYoung, 40, ""), new(firstOld, 90, 60, "")];

        Assert.Equal(expected, Units.ShareFrom15([.. ages]), 0.03);
        Assert.Equal(lastYoung == 14, Math.Abs(Units.ShareFrom15([.. ages]) - 0.6) < 1e-12);
    }
}
