using System.Runtime.CompilerServices;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Cohorts;

/// <summary>A set of citizens of one district, stored as one bit for each citizen.</summary>
internal sealed class CitizenSet
{
    private readonly ulong[] _bits;

    /// <param name="people">The number of citizens of the district.</param>
    /// <param name="isMember">True for the citizens who belong to the set at the start.</param>
    public CitizenSet(int people, Predicate<CitizenIndex> isMember)
    {
        _bits = new ulong[(people + 63) / 64];
        for (var citizen = new CitizenIndex(0); citizen < people; citizen++)
        {
            Set(citizen, isMember(citizen));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Contains(CitizenIndex citizen) => (_bits[citizen / 64] >> (citizen % 64) & 1) != 0;

    public void Set(CitizenIndex citizen, bool isMember)
    {
        var bit = 1UL << (citizen % 64);
        _bits[citizen / 64] = isMember ? _bits[citizen / 64] | bit : _bits[citizen / 64] & ~bit;
    }
}
