using System.Globalization;
using AdoptionSim.Contracts.Runs;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Files;

namespace AdoptionSim.Silo.Page.Views;

/// <summary>What a run is: all that does not change while it goes on.</summary>
/// <param name="Asks">The question that its scenario asks.</param>
/// <param name="Seed">In digits: a script's numbers have not the room.</param>
/// <param name="IsCounterfactual">True if something differs from what happened, so that the record is context and no check.</param>
internal sealed record RunView(string Name, string Scenario, string Asks, string Seed, double Scale, int StepDays, Delivery Delivery, NationView Nation, bool IsCounterfactual)
{
    public static RunView Of(RunSpecification run, Nation nation)
    {
        var scenario = NationJson.ReadScenario(run.Scenario);
        return new RunView(
            run.Name, scenario.Key, scenario.Asks, run.Seed.ToString(CultureInfo.InvariantCulture), run.Scale, run.StepDays, run.Delivery, NationView.Of(nation),
            run.Commands.Length > 0 || !scenario.IsFactual(nation));
    }
}
