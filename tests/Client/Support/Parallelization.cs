// Tests of real clusters wait for most of their time: more of them than there are processors run side by side.
[assembly: Xunit.v3.Parallelization(MaxThreads = 5)]
