using System.Text.Json.Nodes;
using AdoptionSim.Contracts.Runs;

namespace AdoptionSim.Client.Commands.Run;

/// <summary>
/// Creates the part of a manifest that describes the scenario: all values in force in the run, without the list of districts and their outlines.
/// </summary>
internal static class ScenarioInForce
{
    /// <param name="file">The path from which the scenario was read.</param>
    public static JsonObject Of(RunSpecification specification, string file)
    {
        var scenario = JsonNode.Parse(specification.Scenario)!.AsObject();
        var nation = JsonNode.Parse(specification.Nation)!.AsObject();
        nation.Remove("districts");
        nation.Remove("boundaries");
        scenario["file"] = file;
        scenario["nation"] = nation;
        return scenario;
    }
}
