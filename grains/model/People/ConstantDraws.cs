using AdoptionSim.Model.Randomness;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.People;

/// <summary>
/// Finds the few citizens of a district whom a random draw selects, such as those who know of the Internet at the start. The draw is the same for the whole
/// run. Traits are computed only for the citizens who are found.
/// </summary>
internal static class ConstantDraws
{
    /// <summary>Calls an action for each citizen of a district whose random draw for a purpose is below a threshold, in order of citizen number.</summary>
    /// <param name="draws">The district's random draws that are the same for the whole run (those of tick 0).</param>
    /// <param name="below">The chance that a citizen is selected.</param>
    /// <param name="found">The action, which receives the citizen and the draw.</param>
    public static void Find(Population population, in Draws draws, Purpose purpose, Probability below, Action<CitizenIndex, uint> found)
    {
        if (below == Probability.Never)
        {
            return;
        }

        Span<uint> words = stackalloc uint[1024];
        for (var first = 0; first < population.People; first += words.Length)
        {
            draws.Fill(words, first, purpose);
            for (var index = 0; index < words.Length && first + index < population.People; index++)
            {
                if (below.Occurs(words[index]))
                {
                    found(new CitizenIndex(first + index), words[index]);
                }
            }
        }
    }
}
