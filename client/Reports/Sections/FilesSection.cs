using System.Collections.Immutable;
using System.Xml.Linq;
using AdoptionSim.Client.Charts;
using AdoptionSim.Client.Experiments.Execution;
using AdoptionSim.Client.Experiments.Files;
using AdoptionSim.Client.Results;
using AdoptionSim.Client.Tables;

namespace AdoptionSim.Client.Reports.Sections;

/// <summary>Section of a report: a list of the other files in the report's folder.</summary>
internal static class FilesSection
{
    private static readonly ImmutableArray<(string, object)> Run =
    [
        (Manifest.FileName, "all values in force, and the results in short"),
        ("national.csv, provinces.csv, districts.csv", "one row per date and unit"),
        ("towers.csv", "one row per date and base station"),
        (ForeignersTable.FileName, "one row per date and cohort of foreigners, if the nation has any"),
        (StrataTable.FileName, "one row per date, place and group of people: owners, lines, additions, households with a phone"),
        (InequalityTable.FileName, "the inequality of phone ownership, one row per date"),
        (RecordTable.FileName, "the published figures beside the values of the run"),
        ("digests.csv", "the chain of hashes, tick by tick"),
        (CommandsTable.FileName, "the journal of commands, if there were any"),
        ($"curve.svg, {RecordCharts.FileName}, {DivideCharts.FileName}, {Services.FileName}", "the pictures of this page"),
    ];

    private static readonly ImmutableArray<(string, object)> Replicates =
    [
        (Manifest.FileName, "all values in force, and the list of runs"),
        (ResultsColumns.FileName, "one row per run: measures at the end, digest, and the command that repeats it"),
        ($"{SummaryFile.FileName}, {SeriesFile.FileName}", "the mean of each measure with its interval, and the subscribers of each run by month"),
        ($"{ExperimentInputs.ExperimentFileName}, {DesignFile.FileName}", "these runs as an experiment with one point"),
        ("bands.csv", "mean, 5th and 95th percentile of every number of national.csv, by date"),
        ("replicates/1, replicates/2, ...", "the folder of each run, with its own report.html"),
    ];

    public static IEnumerable<XElement?> OfRun() => [Html.Heading("Other files of this folder"), Html.Facts(Run)];

    public static IEnumerable<XElement?> OfReplicates() => [Html.Heading("Other files of this folder"), Html.Facts(Replicates)];
}
