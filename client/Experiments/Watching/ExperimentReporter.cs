using AdoptionSim.Client.Connections;
using AdoptionSim.Contracts.Experiments;

namespace AdoptionSim.Client.Experiments.Watching;

/// <summary>
/// Reports the progress of an experiment to the cluster that executes it, so that the silos show it and expose its metrics. Best effort: a lost, late or
/// refused report does not affect the experiment, and the next one replaces it.
/// </summary>
internal sealed class ExperimentReporter : IAsyncDisposable
{
    /// <summary>The time between reports: short compared with the silence after which the cluster considers an experiment lost.</summary>
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(2);

    /// <summary>Time limit for a report; a call to a lost silo is never answered.</summary>
    private static readonly TimeSpan LongestCall = TimeSpan.FromSeconds(5);

    private readonly ICluster _cluster;
    private readonly Func<ExperimentReport> _report;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _end = new();
    private readonly Task _reporting;

    /// <param name="report">Returns a report as of now.</param>
    public ExperimentReporter(ICluster cluster, Func<ExperimentReport> report, TimeProvider time)
    {
        (_cluster, _report, _time) = (cluster, report, time);
        _reporting = ReportAsync();
    }

    /// <summary>Stops the periodic reports and sends a last one.</summary>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _reporting;
        await SendAsync();
        _end.Dispose();
    }

    private async Task ReportAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            await SendAsync();
            await Task.Delay(Period, _time, _end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task SendAsync()
    {
        try
        {
            await _cluster.Grain<IExperiments>(IExperiments.Key).Report(_report()).WaitAsync(LongestCall, _time);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // Nothing depends on a report.
        }
    }
}
