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

/// <summary>
/// News of a tie's line for a citizen of a known district: the tie slot it arrives in, and whether there is a line now.
/// </summary>
public readonly record struct News(int Citizen, byte Slot, bool HasLine);
