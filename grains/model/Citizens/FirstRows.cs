using System.Runtime.CompilerServices;
using AdoptionSim.Model.Inputs;
using AdoptionSim.Model.Randomness;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Citizens;

/// <summary>
/// Computes the state (row) of each citizen before the first tick, from the run's seed and the citizen's number. Parameters of the nation set the shares of
/// citizens who already know of the phone by then, or have even applied for a line.
/// </summary>
public static class FirstRows
{
    /// <summary>Returns the states (rows) of all citizens of a district before the first tick, by citizen number.</summary>
    /// <param name="ages">The ages of the citizens in completed years.</param>
    /// <param name="queue">Decides which of those who know of the phone have already applied for a line.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static CitizenRow[] OfAll(RunInputs inputs, DistrictIndex district, ReadOnlySpan<byte> ages, LaunchQueue queue)
    {
        var rows = new CitizenRow[inputs.Populations[district].People];
        var draws = inputs.DrawsOf(district, new Tick(0));
        var known = KnownAtLaunch(inputs.Nation, district);
        var isOpen = inputs.Nation.Districts[district].Place != SettlementType.Closed;
        var minimumAge = inputs.Nation.Adoption.MinimumAge;
        Span<uint> words = stackalloc uint[1024];
        Span<uint> knows = stackalloc uint[1024];
        for (var first = 0; first < rows.Length; first += words.Length)
        {
            draws.Fill(words, first, Purpose.Propensity);
            if (known != Probability.Never)
            {
                draws.Fill(knows, first, Purpose.Launch);
            }

            for (var index = 0; index < words.Length && first + index < rows.Length; index++)
            {
                rows[first + index] = Of(isOpen && ages[first + index] >= minimumAge, words[index]);
                if (known.Occurs(knows[index]) && rows[first + index].Has(CitizenFlags.OfAge))
                {
                    rows[first + index].Stage = queue.Holds(new CitizenIndex(first + index), draws) ? AdoptionStage.Applied : AdoptionStage.Aware;
                }
            }
        }

        return rows;
    }

    private static Probability KnownAtLaunch(Nation nation, DistrictIndex district)
    {
        var (adoption, isCapital) = (nation.Adoption, nation.Districts[district].Place == SettlementType.Capital);
        return Probability.Of((isCapital ? adoption.KnownAtLaunchInCapital : adoption.KnownAtLaunchElsewhere) ?? default);
    }

    private static CitizenRow Of(bool isOfAge, uint propensity)
    {
        var row = new CitizenRow(isOfAge ? AdoptionStage.Unaware : AdoptionStage.Out, (int)(propensity >> 29));
        row.Set(CitizenFlags.OfAge, isOfAge);
        return row;
    }
}
