using System.Globalization;
using AdoptionSim.Contracts.Telemetry;
using static AdoptionSim.Contracts.Telemetry.Vocabulary;

namespace AdoptionSim.Client.Commands.Export;

/// <summary>
/// Exports the metrics that describe a run as a whole, at its simulated dates: published subscribers, inputs such as the seed, date, tick, and number of
/// citizens. Metrics of places, groups and services, and metrics of real time, such as speed, are not included.
/// </summary>
internal sealed class RunSeries(RunHistory history)
{
    private ExportedRun Run => history.Run;

    /// <summary>Returns the dated values of each metric of the run as a whole, in the order in which the metrics are declared.</summary>
    public IEnumerable<Series> All() =>
        [
            new Series(RecordSubscribers, [Run.Name], Record()),
            Of(RunInfo, _ => 1, Run.Scenario, Run.Nation, Text(Run.Seed), Text(Run.Scale), Text(Run.ModelVersion)),
            Of(SimulatedDate, tick => OpenMetricsText.Seconds(history.Dates[tick])),
            Of(Tick, tick => tick),
            Of(Citizens, _ => Run.Citizens),
        ];

    /// <summary>
    /// Returns the published numbers of subscribers as dated values. A date with a published number has this number; each later date of the run has the latest
    /// number up to then.
    /// </summary>
    private IEnumerable<Sample> Record()
    {
        var dates = history
            .Dates.Where(date => Run.Record.Length > 0 && date > Run.Record[0].Date)
            .Concat(Run.Record.Select(point => point.Date))
            .Distinct()
            .Order();
        return dates.Select(date => new Sample(date, Run.Record.Last(point => point.Date <= date).Published));
    }

    private Series Of(Metric metric, Func<int, double> value, params string[] further) =>
        new(metric, [Run.Name, .. further], history.Dates.Select((date, tick) => new Sample(date, value(tick))));

    private static string Text(IFormattable number) => number.ToString(null, CultureInfo.InvariantCulture);
}
