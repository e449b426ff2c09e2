using System.Text.Json.Nodes;
using AdoptionSim.Contracts.Runs;

namespace AdoptionSim.Client.Running;

/// <summary>The scenario as a manifest tells it: with every value in force, and without the list of districts and their outlines.</summary>
internal static class ScenarioInForce
{
    /// <param name="file">Where the scenario was read from.</param>
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
