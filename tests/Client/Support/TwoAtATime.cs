// Two at a time: with five, the silos of four clusters and their clients starved each other on two processors, and connecting took longer than its 20 seconds.
[assembly: Xunit.v3.Parallelization(MaxThreads = 2)]
