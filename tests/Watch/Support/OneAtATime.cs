// Clusters that share two processors are slow enough to be taken for stalled.
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]
