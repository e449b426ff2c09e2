using System.Globalization;

namespace AdoptionSim.Runtime.Telemetry;

/// <summary>
/// Chooses the runs whose metrics are exposed, because exporters keep a limited number of series for each metric and replace those beyond it by a sum without
/// labels. A run is therefore exposed as a whole or not at all.
/// </summary>
/// <param name="most">The maximum number of series of one metric.</param>
public sealed class SeriesAllotment(int most)
{
    /// <summary>The maximum number of series of one metric over all runs: enough for five runs with a thousand series each.</summary>
    public const int MostSeries = 5000;

    /// <summary>
    /// The maximum number of series that a metric has for each place (a group of districts): two, because cell towers are counted on and off the air.
    /// </summary>
    internal const int StatesOfPlace = 2;

    private readonly HashSet<string> _leftOut = new(StringComparer.Ordinal);

    /// <summary>
    /// Called with a warning when a run's metrics are left out, because a metric would have more series than allowed if this run were added to others. Called
    /// again for a run only if its metrics have been exposed in between.
    /// </summary>
    public Action<string>? Warn { get; set; }

    /// <summary>
    /// Returns the runs whose series fit into the exporter's limit: those in progress in the order of their names, then the ended ones, the last to end first.
    /// </summary>
    public RunSeries[] Choose(IEnumerable<RunSeries> runs)
    {
        var (chosen, left) = (new List<RunSeries>(), most);
        foreach (
            var run in runs.OrderBy(run => run.Ended is not null).ThenByDescending(run => run.Ended).ThenBy(run => run.Identity.Name, StringComparer.Ordinal)
        )
        {
            var needed = run.MostSeries;
            if (needed <= left)
            {
                left -= needed;
                chosen.Add(run);
                _leftOut.Remove(run.Identity.Name);
            }
            else if (_leftOut.Add(run.Identity.Name))
            {
                Warn?.Invoke(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"Metrics of run {run.Identity.Name} are not exposed: a metric has at most {most:N0} series, each run needs {needed:N0}, "
                            + $"and runs in progress or ended later take precedence."
                    )
                );
            }
        }

        return [.. chosen];
    }
}
