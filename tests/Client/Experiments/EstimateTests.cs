using AdoptionSim.Client.Experiments.Execution;
using AdoptionSim.Client.Experiments.Files;

namespace AdoptionSim.Client.Tests.Experiments;

public sealed class EstimateTests
{
    private static readonly Estimate Hundred = new(Runs: 100, Parallel: 8, SecondsPerRun: 60, MemoryBytes: 3e9);

    [Fact]
    public void Runs_at_once_share_the_time() => Assert.Equal(TimeSpan.FromMinutes(13), Hundred.Time);

    [Theory]
    [InlineData(12, 3.1, "limit.time is 12 min, which is too little. The first run took 60.0 s. 100 runs, 8 at once, need about 13 min and 3.0 GB.")]
    [InlineData(13, 2.9, "limit.memory is 2.9 GB, which is too little.")]
    public void Needs_beyond_a_limit_are_refused(int minutes, double gigabytes, string expected) =>
        Assert.StartsWith(
            $"price.yaml: {expected}",
            Assert.Throws<RefusedException>(() => Hundred.Check("price.yaml", Limit(minutes, gigabytes))).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void Needs_within_the_limits_are_accepted() => Assert.Null(Record.Exception(() => Hundred.Check("price.yaml", Limit(13, 3.1))));

    [Theory]
    [InlineData(2, 240_000, 23e9, 2)]
    [InlineData(64, 240_000, 23e9, 64)]
    [InlineData(8, 24e6, 8e9, 3)]
    [InlineData(8, 24e6, 1e9, 1)]
    public void Runs_at_once_use_all_processors_if_memory_allows(int processors, double citizens, double memory, int expected) =>
        Assert.Equal(expected, Estimate.ParallelOf(processors, citizens, (long)memory));

    /// <summary>A run of 24 million citizens takes 1.92 GB. Months with a phone add 13 bytes for each: 0.31 GB.</summary>
    [Theory]
    [InlineData(7.3e9, false, 3)]
    [InlineData(7.3e9, true, 2)]
    [InlineData(8.4e9, true, 3)]
    public void Runs_that_are_compared_person_by_person_need_more_memory(double memory, bool comparesPersons, int expected) =>
        Assert.Equal(expected, Estimate.ParallelOf(8, 24e6, (long)memory, comparesPersons: comparesPersons));

    private static LimitForm Limit(int minutes, double gigabytes) => new() { Time = TimeSpan.FromMinutes(minutes), Memory = new ByteSize(gigabytes * 1e9) };
}
