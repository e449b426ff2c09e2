using System.Runtime.CompilerServices;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Ties;

/// <summary>Counts the ties of a few citizens of a district.</summary>
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
/// Counts the ties of most citizens of a district. Colleagues are counted once for their group, not again for each member: finding the work of the others
/// in the group took half of the time of a count. Memory: a byte for each group. Not safe for several threads.
/// </summary>
public sealed class DistrictTieCount(SocialGraph graph, DistrictIndex district) : ITieCount
{
    private readonly ColleagueCounts _urban = new();
    private readonly ColleagueCounts _rural = new();

    /// <inheritdoc/>
    public int TiesOf(CitizenIndex citizen) => graph.CountTies(district, citizen, _urban, _rural);
}

/// <summary>The numbers of colleagues in groups of a settlement, as far as they were counted.</summary>
internal sealed class ColleagueCounts
{
    private const int Bits = 4;

    /// <summary>By group, members at school in the lower bits and members at a workplace in the upper ones; 0 for a group that was not counted.</summary>
    private byte[] _groups = [];

    /// <summary>Prepares for a number of groups. Before the first count no memory is used.</summary>
    public void Reserve(int groups)
    {
        if (_groups.Length == 0)
        {
            _groups = new byte[groups];
        }
    }

    /// <summary>True if the members of a group were counted.</summary>
    public bool Knows(int group) => _groups[group] != 0;

    /// <summary>Keeps the numbers of members of a group, each at most 8.</summary>
    public void Keep(int group, int atSchool, int atWorkplace) => _groups[group] = (byte)(atSchool | (atWorkplace << Bits));

    /// <summary>Returns the number of members of a group that was counted.</summary>
    /// <param name="atSchool">True for those at school, false for those at a workplace.</param>
    public int Of(int group, bool atSchool) => atSchool ? _groups[group] & ((1 << Bits) - 1) : _groups[group] >> Bits;
}
