using Orleans.Concurrency;

namespace AdoptionSim.Interfaces.Boards;

/// <summary>A citizen's birthday board. Key: <c>RUN/DISTRICT/b/NUMBER</c>, the citizen's number.</summary>
public interface IBoard : IGrainWithStringKey
{
    /// <summary>The board at the latest tick boundary.</summary>
    [AlwaysInterleave]
    Task<BoardView> Describe();
}

/// <summary>A board as of a tick.</summary>
/// <param name="Citizen">Whose board it is.</param>
/// <param name="Birthday">Day and month, as 04-27.</param>
/// <param name="Posts">Since the start of the run.</param>
/// <param name="BirthdaysRemembered">Birthdays on which somebody left a post.</param>
/// <param name="LastPost">The date of the tick of the last post; null where there was none.</param>
/// <param name="IsReader">Whether the citizen reads on the intranet, and so the board.</param>
[GenerateSerializer, Immutable]
public sealed record BoardView(string Id, int Tick, DateOnly Date, string Citizen, string Birthday, int Posts, int BirthdaysRemembered, DateOnly? LastPost, bool IsReader);
