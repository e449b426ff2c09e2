using System.Collections.Immutable;
using AdoptionSim.Client.Connections;
using AdoptionSim.Client.Results;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Files;
using AdoptionSim.Nations.Measures;
using AdoptionSim.Nations.Measures.Comparisons;

namespace AdoptionSim.Client.Commands.Export;

/// <summary>A finished run whose results are to be exported, as its <c>manifest.json</c> describes it.</summary>
/// <param name="Folder">The folder of the results.</param>
/// <param name="Nation">The nation's key.</param>
/// <param name="Record">The nation's published numbers of active lines, in order of date.</param>
/// <param name="Provinces">The keys of the nation's provinces.</param>
/// <param name="Cohorts">The nation's cohorts of foreigners, named as in the results and in the order of the nation's file.</param>
internal sealed record ExportedRun(
    string Folder,
    string Name,
    string Scenario,
    string Nation,
    ulong Seed,
    double Scale,
    int ModelVersion,
    int Ticks,
    long Citizens,
    ImmutableArray<RecordRow> Record,
    ImmutableArray<string> Provinces,
    ImmutableArray<string> Cohorts
)
{
    /// <summary>Returns the runs that the user named. A run with replicates (repetitions with other seeds) is replaced by its replicates.</summary>
    /// <param name="named">Names in <c>runs/</c>, or folders.</param>
    /// <exception cref="RefusedException">A run does not exist or is named twice.</exception>
    /// <exception cref="BadFileException">A manifest is missing values or has invalid ones.</exception>
    public static ImmutableArray<ExportedRun> All(CliEnvironment environment, IEnumerable<string> named)
    {
        ImmutableArray<ExportedRun> runs = [.. named.Select(run => Find(environment, run)).SelectMany(In)];
        return runs.GroupBy(run => run.Name).FirstOrDefault(name => name.Count() > 1) is { } twice
            ? throw new RefusedException(
                $"RUN '{twice.Key}' is given {twice.Count()} times: {string.Join(" and ", twice.Select(run => run.Folder))}; expected runs of different names."
            )
            : runs;
    }

    private static string Find(CliEnvironment environment, string run) =>
        new[] { Path.Combine(environment.PathTo(KeptRuns.Folder), run), environment.PathTo(run) }.FirstOrDefault(folder =>
            File.Exists(Path.Combine(folder, Manifest.FileName))
        )
        ?? throw new RefusedException(
            $"RUN is '{Names.Short(run)}', which has no {Manifest.FileName}; expected a run that has written its results: its name in "
                + $"{environment.PathTo(KeptRuns.Folder)}, or its folder."
        );

    private static IEnumerable<ExportedRun> In(string folder)
    {
        var manifest = ManifestReader.Open(Path.Combine(folder, Manifest.FileName));
        return manifest.Replicates is { Length: > 0 } replicates
            ? replicates.SelectMany(replicate => In(Path.Combine(folder, replicate)))
            : [Of(folder, manifest)];
    }

    private static bool IsOfSubscribers(RecordRow row) => row.Measure == RecordMeasures.Subscribers.Key && row.Place is null;

    private static ExportedRun Of(string folder, ManifestReader manifest) =>
        new(
            folder,
            manifest.Value<string>("name"),
            manifest.Value<string>("scenario", "key"),
            manifest.Value<string>("scenario", "nation", "key"),
            manifest.Seed(),
            manifest.Positive("scale"),
            manifest.Value<int>("modelVersion"),
            manifest.AtLeast("ticks", 0),
            manifest.AtLeast("citizens", 0L),
            [.. manifest.Value<RecordRow[]>("scenario", "nation", "record").Where(IsOfSubscribers).OrderBy(row => row.Date)],
            [.. manifest.Keys("scenario", "nation", "provinces")],
            [.. manifest.Keys("scenario", "nation", "foreigners", "cohorts").Select(CohortName.Of)]
        );
}
