using AdoptionSim.Client.Commands.Run;
using AdoptionSim.Client.Connections;
using AdoptionSim.Client.Experiments.Collectors;
using AdoptionSim.Client.Experiments.Execution;
using AdoptionSim.Client.Experiments.Files;
using AdoptionSim.Client.Reports;
using AdoptionSim.Contracts.Districts;
using AdoptionSim.Contracts.Runs;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Files;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Client.Experiments.Comparisons;

/// <summary>
/// Executes single runs of a comparison and stores their results. These are the recorded numbers and, unless parameter values were drawn, the months with a
/// phone of each person and household.
/// </summary>
/// <param name="prefix">The first part of the names of runs on the cluster.</param>
/// <param name="threads">The maximum number of a run's districts that a silo computes at once; it changes no result.</param>
internal sealed class ComparisonRun(
    Comparison comparison,
    ComparedLayout layout,
    PersonGroups groups,
    ComparedRuns results,
    ICluster cluster,
    TimeProvider time,
    string prefix,
    int threads
)
{
    private readonly ClusterRun _runs = new(cluster, RetryPolicy.Direct, time);

    /// <summary>Executes one run of a comparison. If the run fails, the result says where and why.</summary>
    public async Task<RunResult> CarryOutAsync(Point point, ulong seed, CancellationToken cancellation)
    {
        var (compared, started) = (comparison.Points[point.Number - 1], time.GetTimestamp());
        RunPlan plan;
        try
        {
            plan = PlanOf(compared, seed);
        }
        catch (BadFileException error)
        {
            return Failed(compared, seed, started, null, $"before the start: {error.Message}", "");
        }

        var command = RepeatCommand.Of(plan, seed, hasCommands: false);
        var specification = plan.Specification(NameRule.Join(prefix, $"-p{point.Number}-s{seed}"), 1) with
        {
            // The people of a run can be asked as long as it is kept; it is deleted afterwards.
            Keep = compared.IsBase,
            CountsPhoneMonths = compared.IsBase,
        };
        try
        {
            return await _runs.CarryOutAsync(
                specification,
                new Tick(plan.Ticks),
                (run, last) =>
                    last.State == RunState.Done
                        ? ReadAsync(run, specification.Name, compared, seed, started, last, command)
                        : Task.FromResult(Failed(compared, seed, started, last.ModelVersion, PointRun.ErrorOf(last), command)),
                cancellation
            );
        }
        catch (RunFailedException error)
        {
            return Failed(compared, seed, started, null, error.Message, command);
        }
    }

    private RunPlan PlanOf(ComparedPoint point, ulong seed) =>
        RunPlan.Of(
            comparison.QuestionOf(point),
            new RunOptions
            {
                Scenario = comparison.SourceOf(point),
                Seed = seed,
                Scale = comparison.Scale,
                StepDays = comparison.StepDays,
                Threads = threads,
            }
        );

    private async Task<RunResult> ReadAsync(IRun run, string name, ComparedPoint point, ulong seed, long started, RunProgress last, string command)
    {
        var dates = comparison.Dates;
        var reader = new SeriesReader(layout, comparison.Scale, comparison.StepDays, dates.Of(AskedMeasure.EveryMonth));
        var batches = Enumerable
            .Range(0, (dates.Ticks / ClusterRun.Batch) + 1)
            .Select(batch => (batch * ClusterRun.Batch, Math.Min(ClusterRun.Batch, dates.Ticks + 1 - (batch * ClusterRun.Batch))));
        await _runs.ReadRowsAsync(run, batches, reader.Take);
        if (point.IsBase)
        {
            results.Keep(point, seed, await PeopleAsync(name));
        }

        var key = new RunKey(point.Number, seed);
        results.Keep(key, reader.Values);
        return new RunResult(RowOf(key, RunStatus.Done, last.Digest, last.ModelVersion, started, "", command), []);
    }

    private async Task<PeopleView[]> PeopleAsync(string run)
    {
        var people = new PeopleView[groups.Districts.Length];
        foreach (var (index, district) in groups.Districts.Index())
        {
            people[index] = await cluster.Grain<IDistrict>($"{run}/{district}").People();
        }

        return people;
    }

    private RunResult Failed(ComparedPoint point, ulong seed, long started, int? modelVersion, string error, string command)
    {
        results.Keep(point, seed, people: null);
        return new RunResult(RowOf(new RunKey(point.Number, seed), RunStatus.Failed, "", modelVersion, started, error, command), []);
    }

    private RunRow RowOf(RunKey key, string status, string digest, int? modelVersion, long started, string error, string command) =>
        new()
        {
            Key = key,
            Status = status,
            Parameters = [],
            Values = [],
            Digest = digest,
            ModelVersion = modelVersion,
            Seconds = time.GetElapsedTime(started).TotalSeconds,
            Error = error,
            Command = command,
        };
}
