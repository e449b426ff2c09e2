using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Ties;

/// <summary>The kinds of messages (events) that citizens get along their social ties.</summary>
public enum TieEventKind : byte
{
    /// <summary>The person at the other end of the tie no longer has a phone line.</summary>
    LineEnded,

    /// <summary>The person at the other end of the tie now has a phone line.</summary>
    LineBegan,

    /// <summary>The person at the other end of the tie passes on that the international Internet exists.</summary>
    HeardOfInternet,

    /// <summary>The person at the other end of the tie leaves a post on the citizen's birthday board.</summary>
    Post,
}

/// <summary>
/// A message (event) along a social tie, such as news of a friend's phone line. It is addressed to a citizen of the district that receives it.
/// </summary>
/// <param name="Citizen">The citizen to whom the message is addressed.</param>
/// <param name="Slot">The number (slot) of the tie among those of this citizen.</param>
public readonly record struct TieEvent(CitizenIndex Citizen, byte Slot, TieEventKind Kind)
{
    public TieEvent(CitizenIndex citizen, byte slot, bool hasLine)
        : this(citizen, slot, hasLine ? TieEventKind.LineBegan : TieEventKind.LineEnded) { }

    /// <summary>True if the message is about a phone line. All other messages are for the district's services, such as the birthday boards.</summary>
    public bool IsOfLine => Kind <= TieEventKind.LineBegan;

    public bool HasLine => Kind == TieEventKind.LineBegan;
}
