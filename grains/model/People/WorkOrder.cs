using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using AdoptionSim.Model.Randomness;
using AdoptionSim.Nations;

namespace AdoptionSim.Model.People;

/// <summary>
/// Assigns a work group to each person of one settlement (urban or rural part of a district). The people of each stage of life (such as adults), shuffled by a
/// random key, fill the stage's work groups one after the other.
/// </summary>
internal sealed class WorkOrder
{
    private readonly Stage[] _stages = new Stage[LifeStages.Count];
    private readonly int _ages;

    public WorkOrder(SettlementCensus settlement, ImmutableArray<WorkGroup> groups, AgeOrder ages, Func<LifeStage, uint> keyOf)
    {
        _ages = settlement.Ages.Length;
        for (var stage = 0; stage < _stages.Length; stage++)
        {
            var life = (LifeStage)stage;
            var first = ages.Before(LifeStages.From(life, _ages));
            var people = ages.Before(LifeStages.Until(life, _ages)) - first;
            _stages[stage] = new Stage(
                first,
                new Permutation(Math.Max(1, people), keyOf(life)),
                new Dealt(settlement.Work, group => groups[group].Stage == life)
            );
        }
    }

    /// <summary>Returns the index of a person's work group in the nation's list.</summary>
    /// <param name="rank">The person's rank by age in the urban or rural part of the district; rank 0 is the youngest.</param>
    /// <param name="age">The person's age in completed years.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int WorkAt(int rank, int age)
    {
        ref readonly var stage = ref _stages[(int)LifeStages.Of(age)];
        return stage.Groups.At(stage.Order.PlaceOf(rank - stage.First));
    }

    /// <summary>Returns the number of people of a district's urban or rural part who belong to a work group.</summary>
    /// <param name="work">The index of the work group in the nation's list.</param>
    public int MembersOf(int work) => _stages.Sum(stage => stage.Groups.PlacesOf(work).Count);

    /// <summary>Returns the rank by age of a member of a work group among the people of a district's urban or rural part. Rank 0 is the youngest.</summary>
    /// <param name="work">The index of the work group in the nation's list.</param>
    /// <param name="member">The number of the member, from 0 to one less than <see cref="MembersOf"/>.</param>
    public int RankOf(int work, int member)
    {
        foreach (ref readonly var stage in _stages.AsSpan())
        {
            var (first, count) = stage.Groups.PlacesOf(work);
            if (member < count)
            {
                return stage.First + stage.Order.ItemAt(first + member);
            }

            member -= count;
        }

        throw new ArgumentOutOfRangeException(nameof(member), member, "The work group has fewer members.");
    }

    private readonly record struct Stage(int First, Permutation Order, Dealt Groups);
}

/// <summary>Divides people in a given order among groups: the first positions belong to the first group, the next ones to the second, and so on.</summary>
internal readonly struct Dealt
{
    private readonly int[] _upTo;
    private readonly byte[] _groups;

    /// <param name="counts">The number of positions of each group.</param>
    /// <param name="takesPart">Returns true for the groups that have positions here.</param>
    public Dealt(ImmutableArray<int> counts, Func<int, bool> takesPart)
    {
        _groups = [.. Enumerable.Range(0, counts.Length).Where(group => takesPart(group) && counts[group] > 0).Select(group => (byte)group)];
        _upTo = new int[_groups.Length];
        for (var (index, people) = (0, 0); index < _groups.Length; index++)
        {
            people += counts[_groups[index]];
            _upTo[index] = people;
        }
    }

    /// <summary>Returns the first position in the order, and the number of positions, that belong to a group; (0, 0) if no position does.</summary>
    public (int First, int Count) PlacesOf(int group)
    {
        var index = Array.IndexOf(_groups, (byte)group);
        if (index < 0)
        {
            return (0, 0);
        }

        var first = index == 0 ? 0 : _upTo[index - 1];
        return (first, _upTo[index] - first);
    }

    /// <summary>Returns the index of the group to which a position in the order belongs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int At(int place)
    {
        var index = 0;
        foreach (var upTo in _upTo)
        {
            index += place >= upTo ? 1 : 0;
        }

        return _groups[index];
    }
}
