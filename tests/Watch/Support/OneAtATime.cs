// Clusters that share two processors are slow enough to be taken for stalled.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
