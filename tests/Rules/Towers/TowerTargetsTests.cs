using AdoptionSim.Model.Towers;
using AdoptionSim.Nations.Files;
using AdoptionSim.Rules.Tests.Nations;

namespace AdoptionSim.Rules.Tests.Towers;

/// <summary>Tests commands to towers. Islandia has four stations at its launch; IS-B.4, the last district of the roll-out, has none for years.</summary>
public sealed class TowerTargetsTests : IDisposable
{
    private readonly NationFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(
        "2000-08-01",
        "towers: { where: { districts: [IS-B.4] }, on_air: false }",
        "towers changes nothing: no district that it selects has a station on its date; expected a where that selects a district with a station."
    )]
    [InlineData(
        "2000-08-01",
        "towers: { where: { place: county }, channels: 30 }",
        "towers changes nothing: no district that it selects has a station on its date; expected a where that selects a district with a station."
    )]
    [InlineData(
        "2000-08-01",
        "power: { where: { districts: [IS-B.4] }, factor: 3 }",
        "power changes nothing: no district that it selects has a station before the end; expected a where that selects a district with a station."
    )]
    public void Stations_that_are_not_there_are_refused_with_the_line(string date, string intervention, string complaint)
    {
        var refused = Assert.Throws<BadFileException>(() => TowerTargets.Check(Read($"  - {{ date: {date}, {intervention} }}\n")));

        Assert.Equal($"{folder["mine.yaml"]}:6: interventions[0].{complaint}", refused.Message);
    }

    [Theory]
    [InlineData("  - { date: 2000-08-01, towers: { where: { districts: [IS-A.1] }, on_air: false } }\n")]
    [InlineData("  - { date: 2000-08-01, towers: { where: { districts: [IS-B.4] }, add: 1, channels: 30 } }\n")]
    [InlineData(
        "  - { date: 2000-08-01, towers: { where: { districts: [IS-B.4] }, add: 1 } }\n  - { date: 2000-09-01, towers: { where: { districts: "
            + "[IS-B.4] }, on_air: false } }\n"
    )]
    [InlineData("  - { date: 2000-08-01, power: { factor: 3 } }\n")]
    public void Stations_that_are_there_are_accepted(string interventions) => TowerTargets.Check(Read(interventions));

    [Fact]
    public void Every_shipped_scenario_is_accepted()
    {
        Assert.NotEmpty(Shipped.ScenarioKeys());
        Assert.All(Shipped.ScenarioKeys(), key => TowerTargets.Check(Question.Load(key)));
    }

    private Question Read(string interventions) =>
        Question.Load(folder.Write("mine.yaml", $"scenario: mine\nasks: What if?\nnation: nation.yaml\nuntil: 2000-12-31\ninterventions:\n{interventions}"));
}
