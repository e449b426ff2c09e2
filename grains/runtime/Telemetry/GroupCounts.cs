using AdoptionSim.Contracts.Telemetry;
using AdoptionSim.Nations.Measures;
using AdoptionSim.Nations.Strata;

namespace AdoptionSim.Runtime.Telemetry;

/// <summary>
/// The counts of groups of people, such as the owners in an age band, after a finished tick, from which metrics are read. Groups are added up when a scrape
/// first reads them, so that a tick costs nothing.
/// </summary>
/// <param name="packed">The counts of the tick, laid out as in <see cref="StrataLayout"/>; empty if the run has no such counts.</param>
/// <param name="packedSums">The sums over all ticks up to this one, in the same layout.</param>
/// <param name="districts">The counts of all districts.</param>
public sealed class GroupCounts(DivideLayout layout, double scale, long[] packed, long[] packedSums, CountRows districts)
{
    private readonly Lazy<(DivideCounts Counts, DivideCounts Sums)> _read = new(() => (layout.Read(packed, districts), layout.Read(packedSums, districts)));

    private bool HasAny => packed.Length > 0;

    /// <summary>Returns the value of a metric for each group that has people; empty if the run has no counts of groups.</summary>
    public IEnumerable<(DivideGroup Group, double Value)> Of(GroupMetric metric)
    {
        ArgumentNullException.ThrowIfNull(metric);
        return HasAny ? metric.GroupsOf(layout).Where(HasPeople).Select(group => (group, ValueOf(metric, group))) : [];
    }

    /// <summary>
    /// Returns a figure of inequality between groups of people, such as a Gini coefficient; null if the run has no counts of groups, or the figure cannot be
    /// computed.
    /// </summary>
    public double? Of(DivideFigure figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        return HasAny ? figure.Value(_read.Value.Counts) : null;
    }

    private bool HasPeople(DivideGroup group) => _read.Value.Counts[group, StratumMeasure.People] > 0;

    private double ValueOf(GroupMetric metric, DivideGroup group) =>
        metric.Value((metric.IsSum ? _read.Value.Sums : _read.Value.Counts)[group, metric.Measure], scale);
}
