namespace AdoptionSim.Client.Experiments.Execution;

/// <summary>A column of a CSV file of an experiment, with its meaning for the documentation.</summary>
internal sealed record ExplainedColumn(string Name, string Meaning);
