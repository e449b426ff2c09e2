using AdoptionSim.Contracts.Services;
using AdoptionSim.Model.Services;
using AdoptionSim.Nations.Entities;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Runtime.Runs;

/// <summary>Creates the outside view of an entity of a service.</summary>
internal static class EntityViews
{
    public static EntityView Of(EntityKey key, Tick tick, DateOnly date, FactSheet sheet) =>
        new(key.Id, tick, date, [.. sheet.Facts.Select(fact => new FactView(fact.Name, fact.Json, fact.Label, fact.Text))]);
}
