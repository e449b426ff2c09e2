using System.Diagnostics;
using System.Text.Json.Nodes;
using AdoptionSim.Client.Arguments;
using AdoptionSim.Client.Results;
using AdoptionSim.Client.Tables;
using AdoptionSim.Contracts.Runs;
using AdoptionSim.Nations.Measures;

namespace AdoptionSim.Client.Commands.Run;

/// <param name="Wall">Time from the start of the process, or of a replicate, until all work was done.</param>
/// <param name="FirstTick">Time from the same start to the first finished tick; null if no tick was finished.</param>
/// <param name="Ran">Time from the run's start to its end; zero if it was not followed from its start.</param>
internal readonly record struct RunTimes(TimeSpan Wall, TimeSpan? FirstTick, TimeSpan Ran);

/// <summary>Creates the content of a run's <c>manifest.json</c>: all its settings and its main results.</summary>
internal static class ManifestOf
{
    private const int Milliseconds = 3;

    public static Manifest Run(RunPlan plan, RunSpecification specification, RunProgress last, IReadOnlyList<CurvePoint> rows, RunTimes times, string? cluster)
    {
        var build = Build.OfThisProgram;
        return new Manifest
        {
            Name = specification.Name,
            Status = last.State == RunState.Done ? ManifestStatus.Done : ManifestStatus.Cancelled,
            Scenario = ScenarioInForce.Of(specification, plan.Options.Scenario),
            Seed = specification.Seed,
            Scale = specification.Scale,
            Step = CommonOptions.WordOfStep(specification.StepDays),
            Start = plan.Scenario.Start,
            End = rows.Count > 0 ? rows[^1].Date : plan.Scenario.Start,
            Ticks = last.Tick,
            Citizens = last.Citizens,
            Delivery = specification.Delivery == Delivery.Resident ? "resident" : "message",
            Silos = last.Silos,
            Threads = specification.Threads > 0 ? specification.Threads : RunLimits.DefaultThreads(Environment.ProcessorCount),
            Digest = last.Digest,
            ModelVersion = last.ModelVersion,
            WallSeconds = Seconds(times.Wall),
            FirstTickSeconds = times.FirstTick is { } firstTick ? Seconds(firstTick) : null,
            CitizenTicksPerSecond = times.Ran > TimeSpan.Zero ? Math.Round(last.Citizens * (double)last.Tick / times.Ran.TotalSeconds) : 0,
            PeakWorkingSetBytes = PeakWorkingSet(),
            Version = build.Version,
            Commit = build.Commit,
            Runtime = build.Runtime,
            Machine = Machine.ThisOne(),
            Messages = last.Messages,
            CrossSiloBytes = last.CrossSiloBytes,
            Recoveries = last.Recoveries,
            Cluster = cluster,
            Warnings = plan.Warnings,
            Schema = Schema(),
        };
    }

    /// <summary>
    /// Returns, as JSON, the measures (columns of the result tables) that this program knows, and a hash of them. They are also those of the run, because
    /// results with other measures are refused.
    /// </summary>
    private static JsonObject Schema()
    {
        var schema = (JsonObject)JsonNode.Parse(MeasureSchema.Current.Json)!;
        schema.Insert(0, "hash", MeasureSchema.Current.Hash);
        return schema;
    }

    private static double Seconds(TimeSpan span) => Math.Round(span.TotalSeconds, Milliseconds);

    private static long PeakWorkingSet()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64;
    }
}
