using System.Text.Json.Nodes;
using AdoptionSim.Client.Results;
using AdoptionSim.Contracts.Services;

namespace AdoptionSim.Client.Commands.Inspect;

/// <summary>
/// Formats the state of an entity of a service other than the phone, such as a terminal, as JSON for programs and as a text sheet for people.
/// </summary>
internal static class EntitySheet
{
    /// <summary>Returns an entity's state as one JSON object: id, tick (step of simulated time), date, and a field for each fact.</summary>
    public static string JsonOf(EntityView view)
    {
        var all = new JsonObject
        {
            ["id"] = view.Id,
            ["tick"] = view.Tick.Value,
            ["date"] = Sheet.Date(view.Date),
        };
        foreach (var fact in view.Facts.Where(fact => fact.Name is not null))
        {
            all[fact.Name!] = JsonNode.Parse(fact.Json!);
        }

        return all.ToJsonString(Manifest.Json);
    }

    /// <param name="title">The first word of the title.</param>
    public static Sheet Of(string title, EntityView view) =>
        new(
            $"{title} {view.Id} on {Sheet.Date(view.Date)} (tick {view.Tick})",
            [.. view.Facts.Where(fact => fact.Label is not null).Select(fact => (fact.Label!, fact.Text!))]
        );
}
