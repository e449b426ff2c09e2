// Two at a time: with five, the silos of four clusters and their clients slowed each other down on two processors, and connecting exceeded its 20 seconds.
[assembly: Xunit.v3.Parallelization(MaxThreads = 2)]
