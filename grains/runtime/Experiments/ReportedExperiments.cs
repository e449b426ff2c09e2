using AdoptionSim.Contracts.Experiments;
using AdoptionSim.Nations;
using AdoptionSim.Runtime.Telemetry;

namespace AdoptionSim.Runtime.Experiments;

/// <summary>
/// The latest report on each experiment that clients have sent to this silo. It is empty unless the grain that receives such reports is on this silo.
/// </summary>
/// <remarks>Written by that grain alone; scrapes read it concurrently.</remarks>
public sealed class ReportedExperiments(SeriesOptions options, TimeProvider time) : IExperimentSource
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, (ExperimentReport Report, DateTimeOffset At, long Timestamp)> _reports = new(StringComparer.Ordinal);

    /// <summary>All experiments that clients have reported to this silo, the most recently started first.</summary>
    public ExperimentEntry[] All
    {
        get
        {
            lock (_lock)
            {
                return
                [
                    .. _reports
                        .Values.OrderByDescending(last => last.Report.Began)
                        .ThenBy(last => last.Report.Id, StringComparer.Ordinal)
                        .Select(last => EntryOf(last.Report, last.At, last.Timestamp)),
                ];
            }
        }
    }

    /// <summary>The experiments whose metrics are exposed now, because their clients have sent a report recently enough.</summary>
    public IEnumerable<ExperimentEntry> Exposed
    {
        get
        {
            lock (_lock)
            {
                return
                [
                    .. _reports
                        .Values.Where(last => time.GetElapsedTime(last.Timestamp) <= KeptFor)
                        .Select(last => EntryOf(last.Report, last.At, last.Timestamp)),
                ];
            }
        }
    }

    /// <summary>Stores a report on an experiment in place of the previous one, unless the previous one is newer.</summary>
    /// <exception cref="ArgumentException">The report is longer than a client may send.</exception>
    public void Add(ExperimentReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        Check(report);
        lock (_lock)
        {
            if (_reports.TryGetValue(report.Id, out var last) && (last.Report.Began, last.Report.Number).CompareTo((report.Began, report.Number)) > 0)
            {
                return;
            }

            _reports[report.Id] = (report, time.GetUtcNow(), time.GetTimestamp());
            if (_reports.Count > IExperiments.Most)
            {
                _reports.Remove(_reports.MinBy(each => each.Value.Timestamp).Key);
            }
        }
    }

    /// <summary>Removes all reported experiments. Called when the grain that receives the reports starts or ends on this silo.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _reports.Clear();
        }
    }

    /// <summary>
    /// The time for which the metrics of an experiment stay exposed after its last report. It is the configured time, but at least the time after which a
    /// client without reports counts as gone.
    /// </summary>
    private TimeSpan KeptFor => options.Keep > IExperiments.Silence ? options.Keep : IExperiments.Silence;

    private ExperimentEntry EntryOf(ExperimentReport report, DateTimeOffset at, long timestamp) =>
        new(report, at, report.State == ExperimentState.Running && time.GetElapsedTime(timestamp) > IExperiments.Silence);

    private static void Check(ExperimentReport report)
    {
        NameRule.Check("experiment", report.Name);
        NameRule.Check("first part of the names of its runs", report.Id);
        if (report.Figures.Length > ExperimentReport.MostFigures)
        {
            throw new ArgumentException($"The report has {report.Figures.Length} figures; expected at most {ExperimentReport.MostFigures}.", nameof(report));
        }

        string?[] texts =
        [
            report.Question,
            report.FirstFailure,
            report.LeftOut,
            .. report.Figures.SelectMany(figure => new[] { figure.Setting, figure.Measure, figure.Unit }),
        ];
        if (texts.Any(text => text?.Length > ExperimentReport.LongestText))
        {
            throw new ArgumentException($"The report has a text of more than {ExperimentReport.LongestText} characters.", nameof(report));
        }
    }
}
