// Clusters that share two processors are so slow that they look stalled.
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]
