using AdoptionSim.Contracts.Experiments;
using AdoptionSim.Nations;
using AdoptionSim.Runtime.Telemetry;

namespace AdoptionSim.Runtime.Experiments;

/// <summary>The experiments that clients have reported to this silo. It is empty unless the grain that receives the reports is on it.</summary>
/// <remarks>Written by that grain alone; scrapes read it concurrently.</remarks>
public sealed class ReportedExperiments(SeriesOptions options, TimeProvider time) : IExperimentSource
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, (ExperimentReport Report, DateTimeOffset At, long Timestamp)> _reports = new(StringComparer.Ordinal);

    /// <summary>All experiments, the latest first.</summary>
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

    /// <summary>The experiments in progress, and those whose last report is not older than the series of an ended run may be.</summary>
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

    /// <summary>Replaces the last report of the same experiment, unless that is newer.</summary>
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

    /// <summary>Removes all experiments, because another silo receives the reports.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _reports.Clear();
        }
    }

    /// <summary>The time for which metrics stay after the last report: at least until the experiment counts as silent.</summary>
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
