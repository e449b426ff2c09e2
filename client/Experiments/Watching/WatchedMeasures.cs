using System.Collections.Immutable;
using System.Globalization;
using AdoptionSim.Client.Experiments.Collectors;
using AdoptionSim.Client.Experiments.Files;
using AdoptionSim.Client.Experiments.Pages;
using AdoptionSim.Contracts.Experiments;

namespace AdoptionSim.Client.Experiments.Watching;

/// <summary>
/// The measures whose means are shown while an experiment runs: the first ones of <c>results.csv</c>, as many as fit into a report. A measure is shown at all
/// points (combinations of parameter values) or not at all.
/// </summary>
/// <param name="Measures">The measures shown, each with the index of its value in a row of the results.</param>
/// <param name="LeftOut">A sentence that names the measures that are not shown; null if all are shown.</param>
internal sealed record WatchedMeasures(ImmutableArray<(int Index, AskedMeasure Measure)> Measures, string? LeftOut)
{
    /// <summary>The maximum length of a list of measures, in characters; longer ones are cut off.</summary>
    private const int LongestList = 300;

    public static WatchedMeasures Of(Experiment experiment)
    {
        ImmutableArray<(int Index, AskedMeasure Measure)> all = [.. experiment.Scalars.Index()];
        var points = experiment.Table.Points.Length;
        var most = ExperimentReport.MostFigures / points;
        return all.Length <= most
            ? new WatchedMeasures(all, null)
            : new WatchedMeasures(
                [.. all.Take(most)],
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Means of {Names(all.Skip(most))} are not exposed: {points:N0} points with {all.Length} measures are more than "
                        + $"{ExperimentReport.MostFigures} means."
                )
            );
    }

    private static string Names(IEnumerable<(int Index, AskedMeasure Measure)> measures) =>
        SettingText.Short(string.Join(", ", measures.Select(each => each.Measure.Text)), LongestList);
}
