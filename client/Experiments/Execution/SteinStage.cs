using System.Collections.Immutable;
using AdoptionSim.Client.Experiments.Files;
using AdoptionSim.Client.Experiments.Statistics;

namespace AdoptionSim.Client.Experiments.Execution;

/// <summary>Decides, from the results with the first seeds, how many seeds an experiment needs for the wanted precision, by Stein's two-stage rule.</summary>
internal static class SteinStage
{
    /// <summary>
    /// Returns the number of seeds that every point (combination of parameter values) needs for the wanted precision; null if it cannot be reached or computed.
    /// </summary>
    /// <param name="rows">The results so far; only those with the first seeds decide.</param>
    public static int? SeedsOf(Experiment experiment, ImmutableArray<RunRow> rows)
    {
        var until = experiment.Form.Until!;
        var (precision, measure) = (until.NarrowerThan.Precision, experiment.Scalars.Select(each => each.Text).ToList().IndexOf(until.IntervalOf));
        var last = experiment.FirstSeed + (ulong)(experiment.Form.Seeds.Count - 1);
        double[][] first =
        [
            .. rows.Where(row => row.IsDone && row.Key.Seed <= last)
                .GroupBy(row => row.Key.Point)
                .Select(point => point.Select(row => row.Values[measure]).OfType<double>().ToArray()),
        ];

        // Points at which runs failed may have too few values to decide from.
        return first.Length == experiment.Table.Points.Length && first.All(values => values.Length >= SteinRule.FirstRuns(precision))
            ? SteinRule.Runs(first, precision)
            : null;
    }
}
