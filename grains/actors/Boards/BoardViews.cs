using System.Globalization;
using AdoptionSim.Interfaces.Boards;
using AdoptionSim.Model.Boards;
using AdoptionSim.Model.Intranet;
using AdoptionSim.Model.Setup;
using AdoptionSim.Nations.Entities;
using District = AdoptionSim.Model.Districts.District;

namespace AdoptionSim.Actors.Boards;

/// <summary>A birthday board as those outside see it.</summary>
internal static class BoardViews
{
    public static BoardView Of(RunSetup setup, int ordinal, District district, int citizen)
    {
        var key = setup.Nation.Districts[ordinal].Key;
        var boards = district.Services.Find<BirthdayBoards>() ?? throw new KeyNotFoundException($"Nation {setup.Nation.Key} has no birthday boards.");
        if (citizen >= setup.Populations[ordinal].People)
        {
            throw new KeyNotFoundException($"District {key} has {setup.Populations[ordinal].People} citizens, none numbered {citizen}.");
        }

        var row = boards.Of(citizen);
        var rooms = district.Services.Find<ReadingRooms>()!;
        var reader = rooms.ReaderOf(citizen);
        return new BoardView(
            new EntityKey(key, EntityKind.Board, citizen).Id,
            district.Tick,
            setup.Calendar.DateOf(district.Tick),
            new EntityKey(key, EntityKind.Citizen, citizen).Id,
            BirthdayOf(setup, ordinal, citizen),
            row?.Posts ?? 0,
            row?.Remembered ?? 0,
            row is { } board ? setup.Calendar.DateOf(board.LastTick) : null,
            reader >= 0 && rooms.Readers[reader].IsActive);
    }

    /// <summary>Day and month, as 04-27.</summary>
    public static string BirthdayOf(RunSetup setup, int ordinal, int citizen) =>
        new DateOnly(2001, 1, 1).AddDays(setup.Birthdays.DayOf(ordinal, citizen)).ToString("MM-dd", CultureInfo.InvariantCulture);
}
