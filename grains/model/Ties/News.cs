using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Ties;

/// <summary>The kinds of events along a social tie.</summary>
public enum NewsKind : byte
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
public readonly record struct News(CitizenIndex Citizen, byte Slot, NewsKind Kind)
{
    public News(CitizenIndex citizen, byte slot, bool hasLine)
        : this(citizen, slot, hasLine ? NewsKind.LineBegan : NewsKind.LineEnded) { }

    /// <summary>True for an event of a line; all others are for the district's services.</summary>
    public bool IsOfLine => Kind <= NewsKind.LineBegan;

    public bool HasLine => Kind == NewsKind.LineBegan;
}
