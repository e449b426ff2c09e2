namespace AdoptionSim.Client.Experiments.Execution;

/// <summary>A column of a table of an experiment, with its meaning for the page on experiments.</summary>
internal sealed record ExplainedColumn(string Name, string Meaning);
