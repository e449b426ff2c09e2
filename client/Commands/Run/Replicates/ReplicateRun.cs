using AdoptionSim.Client.Experiments.Execution;
using AdoptionSim.Client.Experiments.Files;
using AdoptionSim.Client.Progress;
using AdoptionSim.Client.Reports;
using AdoptionSim.Client.Results;
using AdoptionSim.Contracts.Runs;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Files;

namespace AdoptionSim.Client.Commands.Run.Replicates;

/// <summary>Executes one replicate (a run of the same scenario with its own seed) and writes the same files as for a single run.</summary>
/// <param name="name">The common name of the replicates. The name of each is this name (cut if too long), a hyphen and its number from 1.</param>
/// <param name="folder">The common folder of the replicates; each replicate writes to its own subfolder.</param>
internal sealed class ReplicateRun(RunPlan plan, string name, Experiment experiment, string folder, RunSite site, TimeProvider time)
{
    private readonly RunPlan _plan = plan with { Options = plan.Options with { Threads = site.Threads } };

    /// <summary>
    /// Executes a run and returns its result, which says where and why the run failed, if it did. A cancelled run leaves its results up to the cancellation in
    /// its folder.
    /// </summary>
    /// <exception cref="ResultsException">A file cannot be written.</exception>
    /// <exception cref="RunRefusedException">The silos have no room for the run now.</exception>
    public async Task<RunResult> CarryOutAsync(Point point, ulong seed, CancellationToken cancellation)
    {
        var replicate = (int)(seed - plan.Options.Seed) + 1;
        var (own, started) = (NameRule.Join(name, $"-{replicate}"), time.GetTimestamp());
        var reader = new MeasureReader(experiment, plan.Nation, plan.Scenario);
        TickRows? last = null;
        var run = new SingleRun(_plan, own, replicate, time.GetUtcNow(), time)
        {
            OnRow = row =>
            {
                reader.Take([row]);
                last = row;
            },
        };
        var command = RepeatCommand.Of(plan with { Options = plan.Options with { Replicates = 1 } }, seed, plan.Commands.Length > 0);
        try
        {
            using var results = Claim(Path.Combine(folder, ReplicateEntry.FolderOf(replicate)));
            var (manifest, _, _) = await run.CarryOutAsync(site.Cluster, results, new NoProgress(), cancellation);
            if (manifest.Status == ManifestStatus.Done)
            {
                return RunResult.Done(point, seed, reader, manifest.Digest, manifest.ModelVersion, time.GetElapsedTime(started), command);
            }

            cancellation.ThrowIfCancellationRequested();
            throw new RunFailedException("The run was cancelled.");
        }
        catch (Exception error) when (PointRun.IsOfThisRun(error) && error is not (RefusedException or ResultsException))
        {
            var what = error is RunFailedException ? error.Message : $"{error.GetType().Name}: {error.Message}";
            var where = last is null ? "before the first tick" : $"tick {last.Tick} ({Names.Date(last.Date)})";
            return RunResult.Failed(experiment, point, seed, null, time.GetElapsedTime(started), $"{where}: {what}", command);
        }
        finally
        {
            // A finished run would keep its rows in memory.
            await new ClusterRun(site.Cluster, site.Calls, time).DeleteAsync(site.Cluster.Grain<IRun>(own), cancellation);
        }
    }

    /// <summary>
    /// Reserves a replicate's folder for this process. If it exists, an earlier command was interrupted before it recorded the run: its files are replaced.
    /// </summary>
    private static ResultFolder Claim(string path) => Directory.Exists(path) ? ResultFolder.TakeOver(path) : ResultFolder.Claim(path);
}
