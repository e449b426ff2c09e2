using AdoptionSim.Contracts.Runs;
using AdoptionSim.Nations.Quantities;
using Xunit.Sdk;

namespace AdoptionSim.Grains.Tests.Runs;

/// <summary>Tests the wait helpers of the tests: if a run stops, they fail with its error instead of waiting forever.</summary>
public sealed class WaitTests
{
    private const int Limit = 240_000;

    [Theory(Timeout = Limit)]
    [InlineData(RunState.Failed)]
    [InlineData(RunState.Interrupted)]
    [InlineData(RunState.Damaged)]
    [InlineData(RunState.Cancelled)]
    public async Task Reach_ends_with_the_error_if_the_run_stops_earlier(RunState state)
    {
        var run = new StoppingRun(state);

        var error = await Assert.ThrowsAnyAsync<XunitException>(() => run.Reach(new Tick(9)));

        Assert.Contains($"The run is {state} at tick 3, before tick 9: a defect", error.Message, StringComparison.Ordinal);
        Assert.Equal(StoppingRun.Ticks, run.Asked);
    }

    [Theory(Timeout = Limit)]
    [InlineData(RunState.Failed, "a defect")]
    [InlineData(RunState.Failed, null)]
    [InlineData(RunState.Interrupted, null)]
    [InlineData(RunState.Damaged, "a defect")]
    public async Task ToEnd_ends_with_the_error_of_a_run_that_fails(RunState state, string? reason)
    {
        var run = new StoppingRun(state, reason);

        var error = await Assert.ThrowsAnyAsync<XunitException>(() => run.ToEnd());

        Assert.Contains($"The run is {state} at tick 3: {reason}", error.Message, StringComparison.Ordinal);
        Assert.Equal(StoppingRun.Ticks, run.Asked);
    }

    [Theory(Timeout = Limit)]
    [InlineData(RunState.Failed, "a defect")]
    [InlineData(RunState.Failed, null)]
    [InlineData(RunState.Interrupted, null)]
    [InlineData(RunState.Damaged, "a defect")]
    public async Task WhileUnderWay_ends_with_the_error_of_a_run_that_fails(RunState state, string? reason)
    {
        var (run, repeats) = (new StoppingRun(state, reason), 0);

        var error = await Assert.ThrowsAnyAsync<XunitException>(() => run.WhileUnderWay(() => Task.FromResult(repeats++)));

        Assert.Contains($"The run is {state} at tick 3: {reason}", error.Message, StringComparison.Ordinal);
        Assert.Equal((StoppingRun.Ticks, StoppingRun.Ticks - 1), (run.Asked, repeats));
    }

    [Theory(Timeout = Limit)]
    [InlineData(RunState.Done)]
    [InlineData(RunState.Cancelled)]
    public async Task Run_that_ends_in_good_order_ends_the_waits(RunState state)
    {
        Assert.Equal(state, (await new StoppingRun(state, null).ToEnd()).State);
        await new StoppingRun(state, null).WhileUnderWay(() => Task.CompletedTask);
        Assert.Equal(3, (await new StoppingRun(state, null).Reach(new Tick(3))).Tick);
    }

    /// <summary>A fake run that does a tick at each query, and stops at the third.</summary>
    private sealed class StoppingRun(RunState state, string? error = "a defect") : IRun
    {
        public const int Ticks = 3;

        public int Asked { get; private set; }

        public Task<RunProgress> Progress()
        {
            Asked++;
            var tick = new Tick(Math.Min(Asked, Ticks));
            return Task.FromResult(
                new RunProgress(tick < Ticks ? RunState.Running : state, tick, 100, new DateOnly(2000, 7, 1), 0, 0, 1, 0, "", 1, tick < Ticks ? null : error)
            );
        }

        public Task<RunProgress> WaitFor(Tick tick) => Progress();

        public Task Start(RunSpecification specification) => throw new NotSupportedException();

        public Task Resume() => throw new NotSupportedException();

        public Task Delete() => throw new NotSupportedException();

        public Task<RunSpecification> Specification() => throw new NotSupportedException();

        public Task<RunTimings> Timings() => throw new NotSupportedException();

        public Task<TickRows[]> Rows(Tick fromTick, int count) => throw new NotSupportedException();

        public Task<string> Schema() => throw new NotSupportedException();

        public Task Cancel() => throw new NotSupportedException();

        public Task<CommandReceipt> Submit(Command command) => throw new NotSupportedException();

        public Task<JournalEntry[]> Journal() => throw new NotSupportedException();
    }
}
