using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AdoptionSim.Model.People;

/// <summary>
/// Finds the household of a citizen and the members of a household in one settlement, without stored lists. Households are numbered by rising size and citizens
/// by household. Both are therefore computed from at most eight strata (the households of one size). Numbers count from 0 in the settlement.
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

    /// <summary>Returns the household of a citizen, whose number counts from 0 in the settlement.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public LocalHousehold Of(int local)
    {
        ref readonly var stratum = ref _strata[Last(_firstCitizens, local)];
        var inStratum = (int)((uint)(local - stratum.FirstCitizen) / (uint)stratum.Size);
        return new LocalHousehold(stratum.FirstHousehold + inStratum, stratum.FirstCitizen + (inStratum * stratum.Size), stratum.Size);
    }

    /// <summary>Returns the number in the settlement of the citizen at a position among those who are not heads of a household, counted from 0.</summary>
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

    /// <summary>Returns a household, with its first member and its size, by its number in the settlement.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public LocalHousehold Members(int household)
    {
        ref readonly var stratum = ref _strata[Last(_firstHouseholds, household)];
        return new LocalHousehold(household, stratum.FirstCitizen + ((household - stratum.FirstHousehold) * stratum.Size), stratum.Size);
    }

    /// <summary>Returns the index of the last stratum (households of one size) that starts at or before the number of a citizen or household.</summary>
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
/// A household, with its number and that of its first member counted from 0 in its settlement. <see cref="Household"/> has those of the district.
/// </summary>
internal readonly record struct LocalHousehold(int Number, int First, int Size);
