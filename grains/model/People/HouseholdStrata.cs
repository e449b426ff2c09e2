using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AdoptionSim.Model.People;

/// <summary>
/// Finds the household of a citizen and the members of a household in one settlement (urban or rural part of a district). Both are computed, without stored
/// lists. Households are numbered from small to large, and citizens household by household. Households of one size form a stratum; there are at most eight. All
/// numbers count from 0 in the settlement.
/// </summary>
internal sealed class HouseholdStrata
{
    private readonly Vector256<int> _firstCitizens;
    private readonly Vector256<int> _firstHouseholds;
    private readonly Stratum[] _strata;

    public HouseholdStrata(ReadOnlySpan<int> householdsBySize)
    {
        var strata = new List<Stratum>(Census.LargestHousehold);
        var (citizen, household) = (0, 0);
        for (var size = 1; size <= householdsBySize.Length; size++)
        {
            var households = householdsBySize[size - 1];
            if (households > 0)
            {
                strata.Add(new Stratum(citizen, household, size));
            }

            (citizen, household) = (citizen + (households * size), household + households);
        }

        _strata = [.. strata];
        Span<int> starts = stackalloc int[Vector256<int>.Count];
        _firstCitizens = Starts(starts, stratum => stratum.FirstCitizen);
        _firstHouseholds = Starts(starts, stratum => stratum.FirstHousehold);
    }

    /// <summary>Returns the household of a citizen in a district's urban or rural part.</summary>
    /// <param name="local">The number of the citizen in that part, from 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public LocalHousehold Of(int local)
    {
        ref readonly var stratum = ref _strata[Last(_firstCitizens, local)];
        var inStratum = (int)((uint)(local - stratum.FirstCitizen) / (uint)stratum.Size);
        return new LocalHousehold(stratum.FirstHousehold + inStratum, stratum.FirstCitizen + (inStratum * stratum.Size), stratum.Size);
    }

    /// <summary>Returns the number, in a district's urban or rural part, of a citizen who is not the head of a household.</summary>
    /// <param name="other">The position of the citizen among all people who are not heads, from 0.</param>
    public int OtherAt(int other)
    {
        var last = _strata.Length - 1;
        while (_strata[last].FirstCitizen - _strata[last].FirstHousehold > other)
        {
            last--;
        }

        ref readonly var stratum = ref _strata[last];
        var (household, position) = Math.DivRem(other - (stratum.FirstCitizen - stratum.FirstHousehold), stratum.Size - 1);
        return stratum.FirstCitizen + (household * stratum.Size) + position + 1;
    }

    /// <summary>Returns a household of a district's urban or rural part: its number, its first member and its size.</summary>
    /// <param name="household">The number of the household in that part, from 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public LocalHousehold Members(int household)
    {
        ref readonly var stratum = ref _strata[Last(_firstHouseholds, household)];
        return new LocalHousehold(household, stratum.FirstCitizen + ((household - stratum.FirstHousehold) * stratum.Size), stratum.Size);
    }

    /// <summary>Returns the index of the stratum (all households of one size) that contains a citizen or household.</summary>
    /// <param name="starts">The number of the first citizen, or first household, of each stratum.</param>
    /// <param name="number">The number of the citizen or household in the settlement.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Last(Vector256<int> starts, int number) =>
        BitOperations.PopCount(Vector256.LessThanOrEqual(starts, Vector256.Create(number)).ExtractMostSignificantBits()) - 1;

    private Vector256<int> Starts(Span<int> starts, Func<Stratum, int> start)
    {
        starts.Fill(int.MaxValue);
        for (var index = 0; index < _strata.Length; index++)
        {
            starts[index] = start(_strata[index]);
        }

        return Vector256.Create<int>(starts);
    }

    private readonly record struct Stratum(int FirstCitizen, int FirstHousehold, int Size);
}

/// <summary>
/// A household of a settlement (urban or rural part of a district). The numbers of the household and of its first member count from 0 within the settlement,
/// not within the district.
/// </summary>
internal readonly record struct LocalHousehold(int Number, int First, int Size);
