using AdoptionSim.Actors.Citizens;
using AdoptionSim.Contracts.Handsets;
using AdoptionSim.Model.Handsets;
using AdoptionSim.Model.Setup;
using AdoptionSim.Nations.Entities;
using AdoptionSim.Nations.Quantities;
using District = AdoptionSim.Model.Districts.District;

namespace AdoptionSim.Actors.Handsets;

/// <summary>Creates the description of a handset that clients get.</summary>
internal static class HandsetViews
{
    public static HandsetView Of(RunSetup setup, DistrictIndex ordinal, District district, HandsetIndex handset)
    {
        var key = setup.Nation.Districts[ordinal].Key;
        if (handset >= district.Rows.Handsets)
        {
            throw new KeyNotFoundException($"District {key} has had {district.Rows.Handsets} handsets so far, none numbered {handset}.");
        }

        var row = district.Rows.Handset(handset);
        var tower = row.HasLine ? district.Network.Coverage.TowerOf(row.Has(HandsetFlags.Urban), row.Location) : -1;
        return new HandsetView(
            new EntityKey(key, EntityKind.Handset, handset).Id,
            district.Tick,
            setup.Calendar.DateOf(district.Tick),
            setup.Nation.Market.Models[row.Model].Key,
            NameOf(row.State),
            row.HasLine ? CitizenViews.IdOf(key, row.Owner) : null,
            row.HasLine ? CitizenViews.IdOf(key, row.Registrant) : null,
            row.HasLine ? setup.Scenario.Start.AddDays(row.LineBegan) : null,
            tower >= 0 ? new EntityKey(key, EntityKind.Tower, tower).Id : null,
            System.Numerics.BitOperations.PopCount(row.Contacts),
            row.Calls,
            row.Seconds / 60,
            row.Used.Texts,
            row.Used.Photos,
            row.Used.Newspapers,
            row.Used.Books,
            row.HasLine ? (double)row.Goodwill / HandsetRow.FullGoodwill : 0
        );
    }

    private static string NameOf(HandsetState state) => state == HandsetState.OnSale ? "on sale" : state.ToString().ToLowerInvariant();
}
