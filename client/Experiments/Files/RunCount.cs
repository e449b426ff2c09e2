using System.Globalization;
using AdoptionSim.Nations.Files;

namespace AdoptionSim.Client.Experiments.Files;

/// <summary>Describes in words how many runs an experiment has, and why.</summary>
internal static class RunCount
{
    /// <summary>
    /// Returns a sentence without its full stop that computes the number of runs:
    /// <c>2 combinations of levers x 40 points of the design x 16 seeds = 1,280 runs</c>.
    /// </summary>
    public static string Of(Experiment experiment)
    {
        var combinations = experiment.Form.Design?.File is null ? experiment.Levers.Aggregate(1, (product, lever) => product * lever.Values.Length) : 1;
        var (points, seeds) = (experiment.Table.Points.Length, experiment.Form.Seeds.Count);
        string[] factors =
        [
            .. combinations > 1 ? [$"{Whole(combinations)} combinations of levers"] : Array.Empty<string>(),
            Names.Counted(points / combinations, experiment.Factors.Length > 0 || experiment.Form.Design is not null ? "point of the design" : "point"),
            Names.Counted(seeds, "seed"),
        ];
        var more = experiment.Form.Until is { } until ? $", then as many seeds as `until` needs for {until.IntervalOf}" : "";
        return $"{string.Join(" x ", factors)} = {Names.Counted((long)points * seeds, "run")}{more}";
    }

    private static string Whole(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
