using AdoptionSim.Nations.Files;

namespace AdoptionSim.Rules.Tests.Nations;

public sealed class NationJsonTests
{
    [Theory]
    [InlineData("dprk")]
    [InlineData("islandia")]
    public void A_nation_comes_back_as_it_went(string key)
    {
        var nation = NationFile.Read(Shipped.NationPath(key));

        var back = NationJson.ReadNation(NationJson.Write(nation));

        Assert.Equal(NationJson.Write(nation), NationJson.Write(back));
        Assert.Equal(nation.Districts, back.Districts.AsEnumerable());
        Assert.Equal(nation.Adoption, back.Adoption);
        Assert.Equal(nation.Market.Shops, back.Market.Shops.AsEnumerable());
        Assert.Equal(nation.Means.Reform, back.Means.Reform);
        Assert.Equal(nation.Network.PopulationCovered.Points, back.Network.PopulationCovered.Points.AsEnumerable());
    }

    [Fact]
    public void The_same_files_give_the_same_bytes() =>
        Assert.Equal(NationJson.Write(NationFile.Read(Shipped.NationPath("dprk"))), NationJson.Write(NationFile.Read(Shipped.NationPath("dprk"))));

    [Fact]
    public void Every_kind_of_intervention_comes_back_as_it_went() => Assert.All(Shipped.ScenarioKeys(), key =>
        {
            var scenario = Question.Load(key).Scenario;

            var back = NationJson.ReadScenario(NationJson.Write(scenario));

            Assert.Equal(NationJson.Write(scenario), NationJson.Write(back));
            Assert.Equal(scenario.Interventions.Select(each => each.GetType()), back.Interventions.Select(each => each.GetType()));
        });
}
