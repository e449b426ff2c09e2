using AdoptionSim.Nations.Files;

namespace AdoptionSim.Client.Experiments.Comparisons;

/// <summary>A scenario (a policy) of a comparison, with its name in tables, its file, and its contents.</summary>
/// <param name="Label">The name in tables: the scenario's key, with a number if two scenarios have the same.</param>
/// <param name="Source">The key of a built-in scenario, or the full path of a file.</param>
/// <param name="Question">The scenario and its nation with the values that the command line sets.</param>
internal sealed record ComparedScenario(string Label, string Source, Question Question);
