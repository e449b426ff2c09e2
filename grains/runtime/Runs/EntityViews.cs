using AdoptionSim.Contracts.Services;
using AdoptionSim.Model.Services;
using AdoptionSim.Nations.Entities;

namespace AdoptionSim.Runtime.Runs;

/// <summary>An entity of a service as clients see it.</summary>
internal static class EntityViews
{
    public static EntityView Of(EntityKey key, int tick, DateOnly date, FactSheet sheet) =>
        new(key.Id, tick, date, [.. sheet.Facts.Select(fact => new FactView(fact.Name, fact.Json, fact.Label, fact.Text))]);
}
