using AdoptionSim.Contracts.Services;
using AdoptionSim.Model.Services;
using AdoptionSim.Nations.Entities;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Runtime.Runs;

/// <summary>Creates the description that clients get of an entity of a service, such as a foreigner or a site with terminals.</summary>
internal static class EntityViews
{
    public static EntityView Of(EntityKey key, Tick tick, DateOnly date, FactSheet sheet) =>
        new(key.Id, tick, date, [.. sheet.Facts.Select(fact => new FactView(fact.Name, fact.Json, fact.Label, fact.Text))]);
}
