using System.Collections.Concurrent;
using System.Diagnostics;
using AdoptionSim.Contracts.Runs;
using AdoptionSim.Contracts.Silos;
using AdoptionSim.Contracts.Telemetry;
using AdoptionSim.Grains.Tests.Support;
using AdoptionSim.Nations.Quantities;
using AdoptionSim.Rules.Tests.Support;

namespace AdoptionSim.Grains.Tests.Runs;

public sealed class TimingsTests
{
    [Fact]
    public async Task Timings_exist_only_while_a_run_is_in_progress()
    {
        await using var two = await GrainCluster.StartAsync(2);
        var run = await new SmallRun("timed") { Pace = 20 }.Start(two.Grains);
        await run.Reach(new Tick(5));

        var timings = await run.Timings();
        var progress = await run.Progress();
        await run.ToEnd();

        Assert.True(timings is { TicksPerSecond: > 0, Left: { } left } && left > TimeSpan.Zero);
        Assert.Equal(
            [TickPhase.Wish, TickPhase.Allot, TickPhase.Buy, TickPhase.WordOfMouth, TickPhase.Use, TickPhase.Collect],
            timings.Phases.Select(phase => phase.Phase)
        );
        Assert.All(timings.Phases, phase => Assert.True(phase.Last <= phase.Longest && phase.Median <= phase.Longest && phase.Wait <= phase.Longest));
        Assert.Equal((await two.Grains.GetGrain<ISilos>(ISilos.Key).List()).Select(silo => silo.Address), timings.Silos.Select(silo => silo.Silo));
        Assert.Equal(progress.Citizens, timings.Silos.Sum(silo => silo.Citizens));
        Assert.Equivalent(new RunTimings(0, null, [], []), await run.Timings());
    }

    [Fact]
    public async Task Tick_span_contains_phase_spans_and_tracing_changes_no_digest()
    {
        var spans = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == Vocabulary.MeterName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = span => spans.Enqueue(span),
        };
        ActivitySource.AddActivityListener(listener);
        await using var cluster = await GrainCluster.StartAsync();
        var small = new SmallRun("traced") { Ticks = 3 };
        var progress = await small.ToEnd(cluster.Grains);

        var own = spans.Where(span => (string?)span.GetTagItem("adoptsim.run") == "traced").ToArray();
        var ticks = own.Where(span => span.OperationName == "tick").ToArray();
        Assert.Equal([1, 2, 3], ticks.Select(span => span.GetTagItem("adoptsim.tick")));
        Assert.All(ticks, tick =>
        {
            var phases = own.Where(span => span.ParentSpanId == tick.SpanId).ToArray();
            Assert.Equal(["wish", "allot", "buy", "word_of_mouth", "use", "collect"], phases.Select(span => span.GetTagItem("adoptsim.phase")).Take(6));
            Assert.All(phases, phase => Assert.Equal(tick.GetTagItem("adoptsim.tick"), phase.GetTagItem("adoptsim.tick")));
        });
        Assert.Equal((await new LocalRun(small.Setup()).ToEnd()).Digest, progress.Digest);
    }
}
