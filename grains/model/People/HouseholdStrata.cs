using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AdoptionSim.Model.People;

/// <summary>
/// The households of one settlement and their members. Households are numbered by rising size and citizens by household. A citizen's household, and a
/// household's members, are therefore computed from at most eight strata (the households of one size). Numbers count from 0 in the settlement.
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

    /// <summary>Returns the household of a citizen.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public LocalHousehold Of(int local)
    {
        ref readonly var stratum = ref _strata[Last(_firstCitizens, local)];
        var inStratum = (int)((uint)(local - stratum.FirstCitizen) / (uint)stratum.Size);
        return new LocalHousehold(stratum.FirstHousehold + inStratum, stratum.FirstCitizen + (inStratum * stratum.Size), stratum.Size);
    }

    /// <summary>Returns the citizen with a given number among those who head no household, counted from 0.</summary>
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

    /// <summary>Returns the members of a household.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public LocalHousehold Members(int household)
    {
        ref readonly var stratum = ref _strata[Last(_firstHouseholds, household)];
        return new LocalHousehold(household, stratum.FirstCitizen + ((household - stratum.FirstHousehold) * stratum.Size), stratum.Size);
    }

    /// <summary>Returns the index of the last stratum that starts at or before a number.</summary>
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

/// <summary>A household with numbers that count from 0 in its settlement. <see cref="Household"/> has those of the district.</summary>
internal readonly record struct LocalHousehold(int Number, int First, int Size);
