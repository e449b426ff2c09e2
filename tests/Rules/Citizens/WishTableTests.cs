using AdoptionSim.Model.Citizens;
using AdoptionSim.Model.Randomness;
using AdoptionSim.Nations;
using AdoptionSim.Rules.Tests.Support;

namespace AdoptionSim.Rules.Tests.Citizens;

public sealed class WishTableTests
{
    private const double Announced = 0.8;
    private const double Sight = 0.2;
    private const double Goodwill = 0.75;
    private const double Access = 0.4;
    private static readonly Nation Islandia = Setups.Of("islandia", 0.01).Nation;
    private static readonly double[] Propensities = [0.1, 0.2, 0.4, 0.7, 1, 1.4, 2, 3];

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public void Threshold_is_the_chance_per_tick_at_the_stages_rate(int days)
    {
        var table = Filled(days);
        for (var propensity = 0; propensity < CitizenRow.Levels; propensity++)
        {
            for (var level = 0; level < CitizenRow.Levels; level++)
            {
                foreach (
                    var stage in (AdoptionStage[])
                        [AdoptionStage.Unaware, AdoptionStage.Aware, AdoptionStage.Applied, AdoptionStage.Permitted, AdoptionStage.Owner]
                )
                {
                    var expected = 1 - Math.Exp(-Rate(stage, propensity, level / 7.0) * days / 365.25);
                    Assert.Equal(expected, table.Of(Code(stage, propensity, level)).Threshold / 4294967296.0, 3e-10);
                }
            }
        }
    }

    [Fact]
    public void Out_and_two_line_citizens_stay_but_waiting_citizens_return()
    {
        var table = Filled(7);
        for (var propensity = 0; propensity < CitizenRow.Levels; propensity++)
        {
            Assert.Equal(0u, table.Of(Code(AdoptionStage.Out, propensity, 7)).Threshold);
            Assert.Equal(0u, table.Of(Code(AdoptionStage.OwnerOfTwo, propensity, 7)).Threshold);
            Assert.Equal(uint.MaxValue, table.Of(Code(AdoptionStage.Wishing, propensity, 0)).Threshold);
        }
    }

    [Theory]
    [InlineData(true, 0.01 + (0.1 * 0.25))]
    [InlineData(false, 0.00067054829)] // 1 - exp(-0.035 x 7 / 365.25)
    public void Reduced_adoption_gives_everyone_without_a_phone_equal_chances(bool perTick, double chance)
    {
        var table = new WishTable();
        table.FillReduced(new ReducedAdoption(0.01, 0.1, perTick), share: 0.25, days: 7);

        for (var code = 0; code < CitizenRow.Codes; code++)
        {
            var expected = code / (CitizenRow.Levels * CitizenRow.Levels) == (int)AdoptionStage.Unaware ? chance : 0;
            Assert.Equal(expected, table.Of(code).Threshold / 4294967296.0, 1e-9);
        }
    }

    private static double DecisionRate => 365.25 / 7 / Islandia.Permission.DecisionTime;

    private static WishTable Filled(int days)
    {
        var table = new WishTable();
        table.Fill(Islandia.Adoption, Propensities, DecisionRate, Sight, Goodwill, Probability.Of(Access), Probability.Of(Announced), days);
        return table;
    }

    private static double Rate(AdoptionStage stage, int propensity, double exposed)
    {
        var rates = Islandia.Adoption;
        var willing = Propensities[propensity] * Goodwill;
        return stage switch
        {
            AdoptionStage.Unaware => rates.AwarenessByMedia + (rates.AwarenessBySight * Sight) + (rates.AwarenessByTies * exposed),
            AdoptionStage.Aware => rates.ConsiderRate * willing * (1 + (rates.SocialWeight * exposed)) * Announced,
            AdoptionStage.Applied => DecisionRate,
            AdoptionStage.Permitted => rates.VisitRate * Access,
            _ => rates.SecondLineRate * willing * Access,
        };
    }

    private static int Code(AdoptionStage stage, int propensity, int level)
    {
        var row = new CitizenRow(stage, propensity);
        row.CountTies(7);
        for (var slot = 0; slot < level; slot++)
        {
            row.Hear(slot, true);
        }

        return row.Code;
    }
}
