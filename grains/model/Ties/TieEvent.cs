using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Ties;

/// <summary>The kinds of events along a social tie.</summary>
public enum TieEventKind : byte
{
    /// <summary>A tie's line has ended.</summary>
    LineEnded,

    /// <summary>A tie's line has begun.</summary>
    LineBegan,

    /// <summary>A tie passes on that the international Internet exists.</summary>
    HeardOfInternet,

    /// <summary>A tie leaves a post on the citizen's birthday board.</summary>
    Post,
}

/// <summary>An event along a social tie, for a citizen of a known district.</summary>
/// <param name="Slot">The tie slot through which it arrives.</param>
public readonly record struct TieEvent(CitizenIndex Citizen, byte Slot, TieEventKind Kind)
{
    public TieEvent(CitizenIndex citizen, byte slot, bool hasLine)
        : this(citizen, slot, hasLine ? TieEventKind.LineBegan : TieEventKind.LineEnded) { }

    /// <summary>True for an event of a line; all others are for the district's services.</summary>
    public bool IsOfLine => Kind <= TieEventKind.LineBegan;

    public bool HasLine => Kind == TieEventKind.LineBegan;
}
