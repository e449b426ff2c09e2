using System.Globalization;
using AdoptionSim.Contracts.Runs;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Files;

namespace AdoptionSim.Silo.Page.Views;

/// <summary>The description of a run: everything that does not change during it.</summary>
/// <param name="Asks">The question of its scenario.</param>
/// <param name="Seed">The seed in digits, because JavaScript numbers cannot represent all seeds.</param>
/// <param name="IsCounterfactual">True if something differs from the nation's history, so that published figures are context and no test of the run.</param>
internal sealed record RunView(
    string Name,
    string Scenario,
    string Asks,
    string Seed,
    double Scale,
    int StepDays,
    Delivery Delivery,
    NationView Nation,
    bool IsCounterfactual
)
{
    public static RunView Of(RunSpecification run, Nation nation)
    {
        var scenario = NationJson.ReadScenario(run.Scenario);
        return new RunView(
            run.Name,
            scenario.Key,
            scenario.Asks,
            run.Seed.ToString(CultureInfo.InvariantCulture),
            run.Scale,
            run.StepDays,
            run.Delivery,
            NationView.Of(nation),
            run.Commands.Length > 0 || !scenario.IsFactual(nation)
        );
    }
}
