using AdoptionSim.Client.Commands.Run;
using AdoptionSim.Client.Connections;
using AdoptionSim.Client.Experiments.Files;
using AdoptionSim.Client.Reports;
using AdoptionSim.Contracts.Runs;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Files;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Client.Experiments.Execution;

/// <summary>Executes single runs of an experiment: starts a run, waits for its end, reads the measures and deletes the run.</summary>
internal sealed class PointRun(Experiment experiment, RunSite site, TimeProvider time)
{
    private readonly ClusterRun _runs = new(site.Cluster, site.Calls, time);

    /// <summary>Executes one run of an experiment. If the run fails, the result says where and why.</summary>
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

        var (name, command) = (NameRule.Join(site.Prefix, $"-p{point.Number}-s{seed}"), RepeatCommand.Of(plan, seed, hasCommands: false));
        try
        {
            return await _runs.CarryOutAsync(
                plan.Specification(name, 1) with
                {
                    Keep = false,
                },
                new Tick(plan.Ticks),
                (run, last) =>
                    last.State == RunState.Done
                        ? ReadAsync(run, plan, point, seed, started, last, command)
                        : Task.FromResult(Failed(point, seed, started, last.ModelVersion, ErrorOf(last), command)),
                cancellation
            );
        }
        catch (Exception error) when (IsOfThisRun(error))
        {
            return Failed(point, seed, started, null, error is RunFailedException ? error.Message : $"{error.GetType().Name}: {error.Message}", command);
        }
    }

    /// <summary>True for an error that concerns one run; false for a cancellation, a lost cluster, and a cluster without room.</summary>
    internal static bool IsOfThisRun(Exception error) =>
        error is RunNotFoundException or not (OperationCanceledException or ClusterException or RunRefusedException);

    /// <summary>Returns a text that says where and why a run ended before its last tick (step of simulated time).</summary>
    internal static string ErrorOf(RunProgress last) => $"tick {last.Tick} ({Names.Date(last.Date)}): {last.Error ?? $"the run is {last.State}"}";

    private RunPlan PlanOf(Point point, ulong seed) =>
        RunPlan.Of(
            experiment.QuestionOf(point),
            new RunOptions
            {
                Scenario = experiment.ScenarioOf(point) is var scenario && Shipped.ScenarioKeys().Contains(scenario) ? scenario : Path.GetFullPath(scenario),
                Seed = seed,
                Scale = experiment.Scale,
                StepDays = experiment.StepDays,
                Threads = site.Threads,
            }
        );

    private async Task<RunResult> ReadAsync(IRun run, RunPlan plan, Point point, ulong seed, long started, RunProgress last, string command)
    {
        var reader = new MeasureReader(experiment, plan.Nation, plan.Scenario);
        await _runs.ReadRowsAsync(run, reader.Batches(ClusterRun.Batch), reader.Take);
        return RunResult.Done(point, seed, reader, last.Digest, last.ModelVersion, time.GetElapsedTime(started), command);
    }

    private RunResult Failed(Point point, ulong seed, long started, int? modelVersion, string error, string command) =>
        RunResult.Failed(experiment, point, seed, modelVersion, time.GetElapsedTime(started), error, command);
}
