using System.Runtime.CompilerServices;
using AdoptionSim.Model.Inputs;
using AdoptionSim.Model.Randomness;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Citizens;

/// <summary>Computes the rows of citizens before the first tick, from the seed and the citizen's identity.</summary>
public static class FirstRows
{
    /// <summary>Returns the rows of all citizens of a district, by number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static CitizenRow[] OfAll(RunInputs inputs, DistrictIndex district)
    {
        var rows = new CitizenRow[inputs.Populations[district].People];
        var draws = inputs.DrawsOf(district, new Tick(0));
        Span<uint> words = stackalloc uint[1024];
        for (var first = 0; first < rows.Length; first += words.Length)
        {
            draws.Fill(words, first, Purpose.Propensity);
            for (var index = 0; index < words.Length && first + index < rows.Length; index++)
            {
                rows[first + index] = Of(inputs, district, new CitizenIndex(first + index), words[index]);
            }
        }

        return rows;
    }

    private static CitizenRow Of(RunInputs inputs, DistrictIndex district, CitizenIndex citizen, uint propensity)
    {
        var isOpen = inputs.Nation.Districts[district].Place != Place.Closed;
        var isOfAge = isOpen && inputs.Populations[district].AgeOf(citizen) >= inputs.Nation.Adoption.MinimumAge;
        var row = new CitizenRow(isOfAge ? Stage.Unaware : Stage.Out, (int)(propensity >> 29));
        row.Set(CitizenFlags.OfAge, isOfAge);
        return row;
    }
}
