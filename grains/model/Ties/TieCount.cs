using System.Runtime.CompilerServices;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Ties;

/// <summary>Counts the social ties of a few citizens of a district, each on its own, without a cache.</summary>
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
/// Counts the social ties of most citizens of a district. Colleagues are counted once for their group, not again for each member: finding the work of the
/// others in the group took half of the time of a count. Memory: a byte for each group. Not safe for several threads.
/// </summary>
public sealed class DistrictTieCount(SocialGraph graph, DistrictIndex district) : ITieCount
{
    private readonly ColleagueCounts _urban = new();
    private readonly ColleagueCounts _rural = new();

    /// <inheritdoc/>
    public int TiesOf(CitizenIndex citizen) => graph.CountTies(district, citizen, _urban, _rural);
}

/// <summary>A cache of the numbers of colleagues in the groups of a settlement, as far as they were counted.</summary>
internal sealed class ColleagueCounts
{
    private const int Bits = 4;

    /// <summary>
    /// The cached counts by group of colleagues: members at school in the lower bits and members at a workplace in the upper ones; 0 for a group that was not
    /// counted.
    /// </summary>
    private byte[] _groups = [];

    /// <summary>Allocates the cache for a number of groups of colleagues, at the first call. Before it no memory is used.</summary>
    public void Reserve(int groups)
    {
        if (_groups.Length == 0)
        {
            _groups = new byte[groups];
        }
    }

    /// <summary>True if the members of a group of colleagues were counted.</summary>
    public bool Knows(int group) => _groups[group] != 0;

    /// <summary>Stores the numbers of members of a group of colleagues, each at most 8.</summary>
    public void Keep(int group, int atSchool, int atWorkplace) => _groups[group] = (byte)(atSchool | (atWorkplace << Bits));

    /// <summary>Returns the number of members of a group of colleagues that was counted.</summary>
    /// <param name="atSchool">True for those at school, false for those at a workplace.</param>
    public int Of(int group, bool atSchool) => atSchool ? _groups[group] & ((1 << Bits) - 1) : _groups[group] >> Bits;
}
