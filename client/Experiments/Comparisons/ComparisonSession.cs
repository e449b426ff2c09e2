using System.Collections.Immutable;
using AdoptionSim.Client.Arguments;
using AdoptionSim.Client.Commands.Run;
using AdoptionSim.Client.Experiments.Collectors;
using AdoptionSim.Client.Experiments.Execution;
using AdoptionSim.Client.Results;
using AdoptionSim.Nations.Files;

namespace AdoptionSim.Client.Experiments.Comparisons;

/// <summary>Executes the runs of a comparison of scenarios in one silo inside this process, and writes the files of its folder.</summary>
/// <param name="costs">The path of the table of unit costs, such as of one handset given away; null if none exists.</param>
/// <param name="command">The shell command that repeats the comparison.</param>
internal sealed class ComparisonSession(
    Comparison comparison,
    string name,
    ImmutableArray<UnitCost> unitCosts,
    string? costs,
    string command,
    ImmutableArray<ExperimentInput> inputs,
    CliEnvironment environment
)
{
    private readonly long _started = environment.Time.GetTimestamp();
    private readonly ComparedLayout _layout = new(comparison.Reference.Question.Nation);

    /// <summary>Executes all runs of the comparison and writes the files into the folder. The files have temporary names until all are complete.</summary>
    /// <returns>The manifest; null if the user cancelled, so that nothing is kept.</returns>
    /// <exception cref="RunFailedException">So many runs failed that a scenario cannot be compared.</exception>
    public async Task<ComparisonManifest?> CarryOutAsync(ResultFolder folder, IExperimentView view, CancellationToken cancellation)
    {
        var groups = new PersonGroups(comparison.Reference.Question.Nation, _layout.Strata);
        var runs = new ComparedRuns(comparison, groups);
        var parallel = await RunAllAsync(groups, runs, view, cancellation);
        if (cancellation.IsCancellationRequested)
        {
            return null;
        }

        var dates = Dates();
        var differences = new ComparedDifferences(comparison, runs.Series);
        CheckComplete(runs, differences, dates.Length - 1);
        var costRows = new ScenarioCosts(comparison, _layout, differences, unitCosts);
        DifferencesFile.Write(folder, comparison, _layout, dates, differences);
        PersonsFile.Write(folder, comparison, groups, runs);
        CostsFile.Write(folder, comparison, _layout, differences, costRows);
        RunsFile.Write(folder, comparison, runs);
        var manifest = ManifestOf(runs, new ComparisonAnswer(comparison, _layout, differences, runs, costRows, dates.Length - 1), parallel);
        folder.Write(Manifest.FileName, manifest.ToJson() + "\n");
        folder.Publish();
        return manifest;
    }

    private async Task<int> RunAllAsync(PersonGroups groups, ComparedRuns runs, IExperimentView view, CancellationToken cancellation)
    {
        await using var cluster = await environment.Clusters.StartAsync(silos: 1, gateway: false, checkpoints: null, cancellation);
        var citizens = comparison.Reference.Question.Nation.Districts.Sum(district => (double)district.People) * comparison.Scale;
        var parallel = Estimate.ParallelOf(Environment.ProcessorCount, citizens, environment.AvailableMemory, comparesPersons: true);
        var threads = Math.Max(1, Environment.ProcessorCount / parallel);
        var run = new ComparisonRun(comparison, _layout, groups, runs, cluster, environment.Time, name, threads);
        view.Print($"{Names.Counted(comparison.Runs, "run")}; {parallel} at once.");
        var runner = new ExperimentRunner(run.CarryOutAsync, runs, view, environment.Time, parallel)
        {
            Total = (int)comparison.Runs,
            OnFirst = row => view.Print(new Estimate(comparison.Runs, parallel, row.Seconds, Environment.WorkingSet).Text),
        };
        await runner.CarryOutAsync(new RunQueue(comparison.Queue()), cancellation);
        return parallel;
    }

    private ImmutableArray<DateOnly> Dates()
    {
        var dates = comparison.Dates;
        return [.. dates.Of(AskedMeasure.EveryMonth).Select(dates.DateOf)];
    }

    private void CheckComplete(ComparedRuns runs, ComparedDifferences differences, int lastDate)
    {
        for (var scenario = 1; scenario <= comparison.NoiseIndex; scenario++)
        {
            if (differences.Luck(scenario, lastDate, _layout.IndexOf(ComparedLayout.Subscribers)) is null)
            {
                throw new RunFailedException(
                    $"{comparison.LabelOf(scenario)} has fewer than two seeds that can be compared, because {Names.Counted(runs.Failed, "run")} "
                        + $"failed: {runs.FirstFailure}. Nothing was written."
                );
            }
        }
    }

    private ComparisonManifest ManifestOf(ComparedRuns runs, ComparisonAnswer answer, int parallel)
    {
        var (build, reference) = (Build.OfThisProgram, comparison.Reference.Question);
        return new ComparisonManifest
        {
            Name = name,
            Status = ManifestStatus.Done,
            Answer = answer.Sentences(),
            Caveats = ComparisonAnswer.Caveats,
            Command = command,
            Scenarios =
            [
                .. comparison.Scenarios.Select(each => new ScenarioEntry(
                    each.Label,
                    each.Source,
                    each.Question.Scenario.Asks,
                    ScenarioChanges.Of(reference, each.Question).Describe(reference, each.Question)
                )),
            ],
            NoiseFloor = comparison.Noise.Text,
            Nation = reference.Nation.Key,
            Scale = comparison.Scale,
            Step = CommonOptions.WordOfStep(comparison.StepDays),
            Start = reference.Scenario.Start,
            End = comparison.End,
            FirstSeed = comparison.FirstSeed,
            Seeds = comparison.Seeds,
            Samples = comparison.Samples.Length,
            SeedsPerSample = Comparison.SeedsPerSample,
            Uncertain = [.. comparison.Uncertain.Select(each => new UncertainEntry(each.Factor.Name, each.Factor.From, each.Factor.To, each.Source))],
            Subscribers = answer.Headlines(),
            Runs = comparison.Runs,
            Done = runs.Done,
            Failed = runs.Failed,
            FirstFailure = runs.FirstFailure,
            OtherPeople = [.. Enumerable.Range(1, comparison.NoiseIndex).Where(scenario => runs.ChangesOf(scenario).Contains(null)).Select(comparison.LabelOf)],
            Costs = costs,
            ModelVersion = runs.Rows.Select(row => row.ModelVersion).FirstOrDefault(version => version is not null),
            Version = build.Version,
            Commit = build.Commit,
            Runtime = build.Runtime,
            Machine = Machine.ThisOne(),
            Parallel = parallel,
            WallSeconds = Math.Round(environment.Time.GetElapsedTime(_started).TotalSeconds, 3),
            Inputs = inputs,
        };
    }
}
