using AdoptionSim.Interfaces.Boards;
using AdoptionSim.Interfaces.Cinemas;
using AdoptionSim.Interfaces.Foreigners;
using AdoptionSim.Interfaces.Terminals;

namespace AdoptionSim.Client.Inspecting;

/// <summary>What there is besides the phone.</summary>
internal static class ServiceSheets
{
    public static Sheet Of(TerminalView terminal) => new(
        $"terminals {terminal.Id} on {Sheet.Date(terminal.Date)} (tick {terminal.Tick})",
        [
            ("kind", terminal.Kind),
            ("open", terminal.IsOpen ? $"since {Sheet.Date(terminal.Opens)}" : $"from {Sheet.Date(terminal.Opens)} on"),
            ("seats", Sheet.Number(terminal.Seats)),
            ("visits in the tick", Sheet.Number(terminal.Visits)),
            ("turned away in the tick", Sheet.Number(terminal.TurnedAway)),
            ("mean wait for a seat", $"{Sheet.Number(terminal.WaitSeconds)} s"),
            ("visits since the start", Sheet.Number(terminal.AllVisits)),
            ("turned away since the start", Sheet.Number(terminal.AllTurnedAway)),
        ]);

    public static Sheet Of(BoardView board) => new(
        $"board {board.Id} on {Sheet.Date(board.Date)} (tick {board.Tick})",
        [
            ("of citizen", board.Citizen),
            ("birthday", board.Birthday),
            ("posts", Sheet.Number(board.Posts)),
            ("birthdays remembered", Sheet.Number(board.BirthdaysRemembered)),
            ("last post", board.LastPost is { } date ? Sheet.Date(date) : "none"),
            ("read by its owner", Sheet.YesNo(board.IsReader)),
        ]);

    public static Sheet Of(CinemaView cinema) => new(
        $"cinema {cinema.Id} on {Sheet.Date(cinema.Date)} (tick {cinema.Tick})",
        [
            ("seats", Sheet.Number(cinema.Seats)),
            ("seats taken in the tick", Sheet.Number(cinema.SeatsTaken)),
            ("of them by phone owners", Sheet.Number(cinema.PhoneOwners)),
            ("calls answered", Sheet.Number(cinema.CallsAnswered)),
            ("shoes taken off", Sheet.Number(cinema.ShoesOff)),
            ("spectators annoyed", Sheet.Number(cinema.Annoyed)),
            ("notices seen by a citizen of the city", Sheet.Number(cinema.NoticesSeen)),
            ("restraint by notices", $"{Sheet.Number(100 * cinema.Restraint)} %"),
        ]);

    public static Sheet Of(ForeignerView foreigner) => new(
        $"foreigner {foreigner.Id} on {Sheet.Date(foreigner.Date)} (tick {foreigner.Tick})",
        [
            ("kind", foreigner.Kind),
            ("stays in", foreigner.Host),
            ("arrived", Sheet.Date(foreigner.Arrived)),
            ("leaves", Sheet.Date(foreigner.Leaves)),
            ("SIM card", Sheet.YesNo(foreigner.Sim)),
            ("mobile data", Sheet.YesNo(foreigner.Data)),
            ("broadband", Sheet.YesNo(foreigner.Broadband)),
            ("calls made", $"{Sheet.Number(foreigner.CallMinutes)} minutes"),
            ("posts", $"{Sheet.Number(foreigner.Messages)} messages, {Sheet.Number(foreigner.Photos)} photos"),
            ("of them over mobile data", Sheet.Number(foreigner.PostsOverData)),
            ("first post over mobile data", foreigner.FirstPostOverData is { } date ? Sheet.Date(date) : "none"),
        ]);
}
