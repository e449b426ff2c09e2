using AdoptionSim.Client.Commands.Run;
using AdoptionSim.Client.Connections;
using AdoptionSim.Client.Experiments.Collectors;
using AdoptionSim.Client.Experiments.Files;
using AdoptionSim.Client.Reports;
using AdoptionSim.Contracts.Runs;
using AdoptionSim.Model.Towers;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Files;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Client.Experiments.Execution;

/// <summary>Executes single runs of an experiment: starts a run, waits for its end, reads the measures and deletes the run.</summary>
/// <param name="prefix">The first part of the names of runs on the cluster.</param>
/// <param name="threads">The districts that a run computes in parallel on a silo; it changes no result.</param>
internal sealed class PointRun(Experiment experiment, ICluster cluster, Calls calls, TimeProvider time, string prefix, int threads)
{
    /// <summary>The number of rows fetched per call: a few megabytes.</summary>
    private const int Batch = 32;

    /// <summary>The number of times that a run is begun again if it was lost with all silos that had it.</summary>
    private const int MostRestarts = 5;

    /// <summary>Executes a run. If it fails, the row says where and why.</summary>
    /// <exception cref="ClusterException">The cluster does not answer any more.</exception>
    /// <exception cref="RunRefusedException">The cluster has no room for the run now.</exception>
    public async Task<RunResult> CarryOutAsync(Point point, ulong seed, CancellationToken cancellation)
    {
        var started = time.GetTimestamp();
        RunPlan plan;
        try
        {
            plan = PlanOf(point, seed);
        }
        catch (BadFileException error)
        {
            return Failed(point, seed, started, null, $"before the start: {error.Message}", "");
        }

        var (name, command) = (NameRule.Join(prefix, $"-p{point.Number}-s{seed}"), RepeatCommand.Of(plan, seed, hasCommands: false));
        var run = cluster.Grain<IRun>(name);
        try
        {
            var specification = plan.Specification(name, 1) with { Keep = false };
            var last = await RunToEndAsync(run, specification, cancellation);
            return last.State == RunState.Done
                ? await ReadAsync(run, plan, point, seed, started, last, command)
                : Failed(
                    point,
                    seed,
                    started,
                    last.ModelVersion,
                    $"tick {last.Tick} ({Names.Date(last.Date)}): {last.Error ?? $"the run is {last.State}"}",
                    command
                );
        }
        catch (RunFailedException error)
        {
            return Failed(point, seed, started, null, error.Message, command);
        }
        finally
        {
            await DeleteAsync(run, cancellation);
        }
    }

    private RunPlan PlanOf(Point point, ulong seed)
    {
        var question = experiment.QuestionOf(point);
        TowerTargets.Check(question);
        var options = new RunOptions
        {
            Scenario = experiment.ScenarioOf(point) is var scenario && Shipped.ScenarioKeys().Contains(scenario) ? scenario : Path.GetFullPath(scenario),
            Seed = seed,
            Scale = experiment.Scale,
            StepDays = experiment.StepDays,
            Threads = threads,
        };
        return new RunPlan(options, question.Nation, question.Scenario, []);
    }

    /// <summary>Starts a run and waits until it has ended. A run that was interrupted is resumed; one that was lost is begun again.</summary>
    private async Task<RunProgress> RunToEndAsync(IRun run, RunSpecification specification, CancellationToken cancellation)
    {
        for (var restarts = 0; ; restarts++)
        {
            try
            {
                await calls.AwaitAsync(() => run.Start(specification)).WaitAsync(cancellation);
                return await WaitForEndAsync(run, cancellation);
            }
            catch (RunNotFoundException) when (restarts < MostRestarts)
            {
                // Nothing of the run was stored, and its silos were lost.
            }
            catch (RunNotFoundException error)
            {
                throw new RunFailedException($"The run was lost {MostRestarts + 1} times.", error);
            }
            catch (InvalidOperationException) when (restarts < MostRestarts)
            {
                // A run of this name, left by a process that was killed, has another number of threads.
                await calls.AwaitAsync(run.Delete).WaitAsync(cancellation);
            }
        }
    }

    private async Task<RunProgress> WaitForEndAsync(IRun run, CancellationToken cancellation)
    {
        var end = new Tick(new ReadingDates(experiment.Question.Scenario.Start, experiment.Question.Scenario.Until, experiment.StepDays).Ticks);
        for (var resumes = 0; ; )
        {
            cancellation.ThrowIfCancellationRequested();
            var progress = await calls.AwaitAsync(() => run.WaitFor(end)).WaitAsync(cancellation);
            switch (progress.State)
            {
                case RunState.Done or RunState.Failed or RunState.Damaged:
                    return progress;
                case RunState.Interrupted or RunState.Cancelled when resumes++ < MostRestarts:
                    await calls.AwaitAsync(run.Resume).WaitAsync(cancellation);
                    break;
                case RunState.Interrupted or RunState.Cancelled:
                    return progress;
                default:
                    break;
            }
        }
    }

    private async Task<RunResult> ReadAsync(IRun run, RunPlan plan, Point point, ulong seed, long started, RunProgress last, string command)
    {
        var reader = new MeasureReader(experiment, plan.Nation, plan.Scenario);
        foreach (var (from, count) in reader.Batches(Batch))
        {
            for (var next = from; next < from + count; )
            {
                var (tick, left) = (next, from + count - next);
                var rows = await calls.AskAsync(() => run.Rows(new Tick(tick), left));
                if (rows.Length == 0)
                {
                    throw new RunFailedException($"The row of tick {tick} of the finished run is missing.");
                }

                reader.Take(rows);
                next += rows.Length;
            }
        }

        return new RunResult(
            new RunRow
            {
                Key = new RunKey(point.Number, seed),
                Status = RunStatus.Done,
                Parameters = point.Values,
                Values = reader.Values,
                Digest = last.Digest,
                ModelVersion = last.ModelVersion,
                Seconds = time.GetElapsedTime(started).TotalSeconds,
                Error = "",
                Command = command,
            },
            reader.Series
        );
    }

    private RunResult Failed(Point point, ulong seed, long started, int? modelVersion, string error, string command) =>
        new(
            new RunRow
            {
                Key = new RunKey(point.Number, seed),
                Status = RunStatus.Failed,
                Parameters = point.Values,
                Values = [.. experiment.Scalars.Select(_ => (double?)null)],
                Digest = "",
                ModelVersion = modelVersion,
                Seconds = time.GetElapsedTime(started).TotalSeconds,
                Error = error,
                Command = command,
            },
            []
        );

    /// <summary>Deletes a run, so that finished runs take no memory. Errors are ignored: the result is known, and the cluster may be gone.</summary>
    private async Task DeleteAsync(IRun run, CancellationToken cancellation)
    {
        try
        {
            var deleted = calls.AwaitAsync(run.Delete);
            await (
                cancellation.IsCancellationRequested && calls.LongestOnceCancelled is { } longest
                    ? deleted.WaitAsync(longest, time, CancellationToken.None)
                    : deleted
            );
        }
        catch (Exception error) when (Calls.IsPassing(error) || error is ClusterException or RunRefusedException) { }
    }
}
