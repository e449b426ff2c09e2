using System.Collections.Immutable;
using AdoptionSim.Client.Experiments.Files;
using AdoptionSim.Nations.Files;

namespace AdoptionSim.Client.Experiments.Comparisons;

/// <summary>
/// One setting of a comparison, which is run with several seeds: a scenario, with the uncertain parameters as in the nation's file or at randomly drawn values.
/// </summary>
/// <param name="Number">The number of the point, from 1.</param>
/// <param name="Scenario">The index of the scenario; the noise floor is one more than the last.</param>
/// <param name="Sample">The number of the sample of uncertain parameters, from 1; 0 for the values of the nation's file.</param>
/// <param name="Overrides">The values that differ from the scenario's, in the order in which they are applied.</param>
internal sealed record ComparedPoint(int Number, int Scenario, int Sample, ImmutableArray<Override> Overrides)
{
    /// <summary>True if the uncertain parameters have the values of the nation's file, not randomly drawn ones.</summary>
    public bool IsBase => Sample == 0;

    /// <summary>Returns this setting as a point of an experiment, with its number only, because the code that executes runs takes such points.</summary>
    public Point ToPoint() => new(Number, []);
}
