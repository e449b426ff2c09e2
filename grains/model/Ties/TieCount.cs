using System.Runtime.CompilerServices;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Ties;

/// <summary>Counts the social ties of a citizen without a cache. Used where only a few citizens of a district are counted.</summary>
public sealed class TieCount(SocialGraph graph, DistrictIndex district) : ITieCount
{
    /// <inheritdoc/>
    [SkipLocalsInit]
    public int TiesOf(CitizenIndex citizen)
    {
        Span<Tie> ties = stackalloc Tie[TieSlots.Count];
        return graph.TiesOf(district, citizen, ties);
    }
}

/// <summary>
/// Counts the social ties of most citizens of a district. The colleagues in a group are counted once and cached, because counting them again for each member
/// took half of the time. The cache uses one byte for each group. Not safe for several threads.
/// </summary>
public sealed class DistrictTieCount(SocialGraph graph, DistrictIndex district) : ITieCount
{
    private readonly ColleagueCounts _urban = new();
    private readonly ColleagueCounts _rural = new();

    /// <inheritdoc/>
    public int TiesOf(CitizenIndex citizen) => graph.CountTies(district, citizen, _urban, _rural);
}

/// <summary>
/// A cache of the number of people at school and at a workplace in each group of colleagues in a district's urban or rural part. A group is added when it is
/// first counted.
/// </summary>
internal sealed class ColleagueCounts
{
    private const int Bits = 4;

    /// <summary>
    /// The cached counts by index of the group of colleagues; 0 if not counted yet. The lower four bits count members at school, the upper four members at a
    /// workplace.
    /// </summary>
    private byte[] _groups = [];

    /// <summary>
    /// Allocates the cache for a number of groups of colleagues at the first call; later calls do nothing. Before the first call no memory is used.
    /// </summary>
    public void Reserve(int groups)
    {
        if (_groups.Length == 0)
        {
            _groups = new byte[groups];
        }
    }

    /// <summary>True if the members of a group of colleagues have been counted.</summary>
    public bool Knows(int group) => _groups[group] != 0;

    /// <summary>Stores the numbers of members, at school and at a workplace, of a group of colleagues. Each number is at most 8.</summary>
    public void Keep(int group, int atSchool, int atWorkplace) => _groups[group] = (byte)(atSchool | (atWorkplace << Bits));

    /// <summary>Returns the cached number of members of a group of colleagues. The group must have been counted.</summary>
    /// <param name="atSchool">True for those at school, false for those at a workplace.</param>
    public int Of(int group, bool atSchool) => atSchool ? _groups[group] & ((1 << Bits) - 1) : _groups[group] >> Bits;
}
