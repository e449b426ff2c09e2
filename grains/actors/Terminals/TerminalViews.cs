using AdoptionSim.Interfaces.Terminals;
using AdoptionSim.Model.Intranet;
using AdoptionSim.Model.Setup;
using AdoptionSim.Nations.Entities;
using District = AdoptionSim.Model.Districts.District;

namespace AdoptionSim.Actors.Terminals;

/// <summary>A site with terminals as those outside see it.</summary>
internal static class TerminalViews
{
    public static TerminalView Of(RunSetup setup, int ordinal, District district, int number)
    {
        var key = setup.Nation.Districts[ordinal].Key;
        var rooms = district.Services.Find<ReadingRooms>() ?? throw new KeyNotFoundException($"Nation {setup.Nation.Key} has no intranet.");
        if (number >= rooms.Terminals.Length)
        {
            throw new KeyNotFoundException($"District {key} has {rooms.Terminals.Length} sites with terminals, none numbered {number}.");
        }

        var row = rooms.Terminals[number];
        return new TerminalView(
            new EntityKey(key, EntityKind.Terminal, number).Id,
            district.Tick,
            setup.Calendar.DateOf(district.Tick),
            row.Kind == Nations.SiteKind.University ? "university" : "library",
            DateOnly.FromDayNumber(row.OpensDay),
            number < rooms.Open,
            row.Seats,
            row.Visits,
            row.TurnedAway,
            row.WaitSeconds,
            row.AllVisits,
            row.AllTurnedAway);
    }
}
