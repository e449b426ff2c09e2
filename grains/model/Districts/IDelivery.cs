using AdoptionSim.Model.Citizens;
using AdoptionSim.Model.Handsets;

namespace AdoptionSim.Model.Districts;

/// <summary>
/// Where the rows of a district's citizens and handsets rest, and how a step or an effect reaches them: in the district's own
/// arrays (<see cref="Cohort"/>), or as a message to each one's own grain. Both follow the same rules and give the same run.
/// </summary>
public interface IDelivery
{
    /// <summary>Handsets that ever were, in order of first sale.</summary>
    int Handsets { get; }

    /// <summary>Step messages sent; 0 where none are needed.</summary>
    long Messages { get; }

    /// <summary>Every citizen takes a step; what comes of it is taken in order of number.</summary>
    ValueTask StepCitizens(WishKnowledge known, WishTally tally);

    /// <summary>Every handset takes a step; what comes of it is taken in order of number.</summary>
    ValueTask StepHandsets(UseKnowledge known, UseTally tally);

    ValueTask<CitizenReply> Tell(int citizen, CitizenEffect effect);

    ValueTask<HandsetReply> Tell(int handset, HandsetEffect effect);

    /// <summary>Tells citizens that ties' lines began or ended; the phone books of their handsets follow.</summary>
    ValueTask Hear(ReadOnlyMemory<News> news);

    /// <summary>A handset comes to be, with the next number.</summary>
    ValueTask Make(HandsetRow born);

    /// <summary>A line begins on a handset that is on sale.</summary>
    ValueTask Start(int handset, NewLine line);

    /// <summary>All rows, in order of number, to compare and to hash them; good until the next step.</summary>
    ValueTask<RowSnapshot> Snapshot();
}

/// <summary>The rows of a district at a tick boundary, in order of number.</summary>
/// <param name="Handsets">Part after part, as they rest in memory.</param>
public sealed record RowSnapshot(CitizenRow[] Citizens, IReadOnlyList<ReadOnlyMemory<HandsetRow>> Handsets)
{
    /// <summary>The rows of all handsets, by number.</summary>
    public HandsetRow[] AllHandsets() => [.. Handsets.SelectMany(part => part.ToArray())];
}

/// <summary>What a citizen can hear from elsewhere.</summary>
public enum NewsKind : byte
{
    /// <summary>A tie's line has ended.</summary>
    LineEnded,

    /// <summary>A tie's line has begun.</summary>
    LineBegan,

    /// <summary>A tie tells of the international Internet.</summary>
    HeardOfInternet,

    /// <summary>A tie leaves a post on the citizen's birthday board.</summary>
    Post,
}

/// <summary>News from a tie for a citizen of a known district.</summary>
/// <param name="Slot">The tie slot that it arrives in.</param>
public readonly record struct News(int Citizen, byte Slot, NewsKind Kind)
{
    public News(int citizen, byte slot, bool hasLine)
        : this(citizen, slot, hasLine ? NewsKind.LineBegan : NewsKind.LineEnded)
    {
    }

    /// <summary>Whether it is of a line; the others are for the district's services.</summary>
    public bool IsOfLine => Kind <= NewsKind.LineBegan;

    public bool HasLine => Kind == NewsKind.LineBegan;
}
