namespace AdoptionSim.Model.Ties;

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

    /// <summary>True if it is of a line; the others are for the district's services.</summary>
    public bool IsOfLine => Kind <= NewsKind.LineBegan;

    public bool HasLine => Kind == NewsKind.LineBegan;
}
