using AdoptionSim.Model.Towers;
using CsCheck;

namespace AdoptionSim.Rules.Tests.Towers;

public sealed class ErlangBTests
{
    /// <summary>The offered load at which a number of channels blocks a share of calls, with the digits of the printed tables (ITU-T E.520, Iversen).</summary>
    [Theory]
    [InlineData(0.02, 1, 0.0204, 0.00005)]
    [InlineData(0.02, 2, 0.223, 0.0005)]
    [InlineData(0.02, 5, 1.66, 0.005)]
    [InlineData(0.02, 7, 2.94, 0.005)]
    [InlineData(0.02, 10, 5.08, 0.005)]
    [InlineData(0.02, 14, 8.20, 0.005)]
    [InlineData(0.02, 20, 13.18, 0.005)]
    [InlineData(0.02, 30, 21.93, 0.005)]
    [InlineData(0.02, 60, 49.64, 0.005)]
    [InlineData(0.02, 100, 87.97, 0.005)]
    [InlineData(0.02, 120, 107.4, 0.05)]
    [InlineData(0.01, 1, 0.0101, 0.00005)]
    [InlineData(0.01, 5, 1.36, 0.005)]
    [InlineData(0.01, 10, 4.46, 0.005)]
    [InlineData(0.01, 20, 12.03, 0.005)]
    [InlineData(0.01, 50, 37.90, 0.005)]
    [InlineData(0.05, 10, 6.22, 0.005)]
    [InlineData(0.001, 10, 3.09, 0.005)]
    public void Published_loads_block_the_share_they_are_tabled_for(double share, int channels, double load, double halfDigit)
    {
        Assert.InRange(share, ErlangB.Blocking(load - halfDigit, channels), ErlangB.Blocking(load + halfDigit, channels));
    }

    [Theory]
    [InlineData(1, 1, 1 / 2.0)]
    [InlineData(1, 2, 1 / 5.0)]
    [InlineData(2, 2, 2 / 5.0)]
    [InlineData(2, 3, 4 / 19.0)]
    [InlineData(3, 2, 9 / 17.0)]
    [InlineData(5, 0, 1)]
    public void Small_cases_agree_with_the_closed_formula(double load, int channels, double share)
    {
        Assert.Equal(share, ErlangB.Blocking(load, channels), 1e-14);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(60)]
    [InlineData(1000)]
    public void No_load_blocks_nothing(int channels)
    {
        Assert.Equal(0, ErlangB.Blocking(0, channels));
        Assert.InRange(ErlangB.Blocking(double.Epsilon, channels), 0, 1e-300);
    }

    [Fact]
    public void Endless_load_blocks_what_the_channels_cannot_carry()
    {
        Assert.Equal(1 - (1000 / 1e9), ErlangB.Blocking(1e9, 1000), 1e-9);
    }

    [Fact]
    public void More_load_blocks_more()
    {
        Gen.Select(Gen.Double[0.01, 500], Gen.Double[1.001, 3], Gen.Int[1, 400])
            .Sample(
                (load, more, channels) =>
                {
                    var (less, higher) = (ErlangB.Blocking(load, channels), ErlangB.Blocking(load * more, channels));
                    return less is >= 0 and < 1 && (less < higher || (less == 0 && higher == 0));
                }
            );
    }

    [Fact]
    public void More_channels_block_less()
    {
        Gen.Select(Gen.Double[0.01, 500], Gen.Int[0, 400])
            .Sample(
                (load, channels) =>
                {
                    var (few, more) = (ErlangB.Blocking(load, channels), ErlangB.Blocking(load, channels + 1));
                    return few > more || few == 0;
                }
            );
    }

    [Theory]
    [InlineData(-0.1, 1)]
    [InlineData(double.NaN, 1)]
    [InlineData(1, -1)]
    public void Senseless_arguments_are_refused(double load, int channels)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => ErlangB.Blocking(load, channels));
    }
}
