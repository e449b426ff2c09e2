using AdoptionSim.Contracts.Runs;
using AdoptionSim.Contracts.Silos;
using AdoptionSim.Nations.Quantities;
using AdoptionSim.Runtime.Checkpoints;
using Microsoft.Extensions.Logging;

namespace AdoptionSim.Runtime.Runs;

/// <summary>
/// Writes the events of a run to the silo's log, and keeps its latest warning, which clients see with the run's progress. Each checkpoint or status that could
/// not be stored is logged.
/// </summary>
internal sealed partial class RunLog(ILogger logger, string run)
{
    private string? _waitsFor;

    /// <summary>The latest problem that did not end the run; null if there was none.</summary>
    public string? LatestWarning { get; private set; }

    public void Opened(Tick tick, int silos, int epoch) => LogOpened(run, tick, silos, epoch);

    public void Moves(Tick tick, int before, int after) => LogMoves(run, tick, before, after);

    public void Ended(Tick tick, RunState state) => LogEnded(run, tick, state);

    public void Failed(Tick tick, Exception error) => LogFailed(run, tick, error);

    /// <summary>Logs that this silo no longer leads the run: its execution ends here and continues on another silo.</summary>
    public void Fenced(Tick tick, string reason) => LogFenced(run, tick, reason);

    /// <summary>Records that a silo was lost, so that the run goes back to a checkpoint.</summary>
    public void Lost(Tick tick, Exception loss)
    {
        LatestWarning = StoreFailures.Is(loss) ? loss.Message : $"A silo was lost after tick {tick}; the run went back to its last complete checkpoint.";
        LogLost(run, tick, loss.Message);
    }

    /// <summary>Records that the run waits for the store. Logged once for each reason, because the run may wait for hours.</summary>
    public void Waits(Tick tick, string reason)
    {
        LatestWarning = $"The run waits for its store, which does not answer: {reason}";
        if (_waitsFor != reason)
        {
            _waitsFor = reason;
            LogWaits(run, tick, reason);
        }
    }

    /// <summary>Records that the store answers again and the run continues.</summary>
    public void StoreIsBack()
    {
        if (_waitsFor is { } reason)
        {
            _waitsFor = null;
            LatestWarning = $"The run waited for its store, which did not answer: {reason}";
        }
    }

    /// <summary>Records that silos of other versions, as in a rolling update, take no part in the run.</summary>
    public void OtherVersions(SiloVersion own, IReadOnlyList<(SiloAddress Silo, SiloVersion Version)> others)
    {
        if (others.Count > 0)
        {
            LatestWarning =
                $"Silos of another version take no part in this run, which needs {own}: "
                + $"{string.Join("; ", others.Select(other => $"{other.Silo.Endpoint} has {other.Version}"))}.";
            LogOtherVersions(run, LatestWarning);
        }
    }

    public void Damaged(string damage)
    {
        LatestWarning = damage;
        LogDamaged(run, damage);
    }

    /// <param name="failure">The reason for the failure; null if there was none.</param>
    public void NotStored(Tick tick, string? failure)
    {
        if (failure is not null)
        {
            LatestWarning = failure;
            LogNotStored(run, tick, failure);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Run {Run} goes back to its last complete checkpoint after tick {Tick}: {Reason}")]
    private partial void LogLost(string run, int tick, string reason);

    [LoggerMessage(LogLevel.Warning, "Run {Run} waits for its store after tick {Tick}: {Reason}")]
    private partial void LogWaits(string run, int tick, string reason);

    [LoggerMessage(LogLevel.Warning, "Run {Run}: {Warning}")]
    private partial void LogOtherVersions(string run, string warning);

    [LoggerMessage(LogLevel.Warning, "Run {Run} goes back to an earlier checkpoint: {Damage}")]
    private partial void LogDamaged(string run, string damage);

    [LoggerMessage(LogLevel.Warning, "Run {Run} could not be stored at tick {Tick}: {Failure}")]
    private partial void LogNotStored(string run, int tick, string failure);

    [LoggerMessage(LogLevel.Information, "Run {Run} continues after tick {Tick} on {Silos} silos, under epoch {Epoch}")]
    private partial void LogOpened(string run, int tick, int silos, int epoch);

    [LoggerMessage(LogLevel.Information, "Run {Run} moves districts at tick {Tick}, from {Before} silos to {After}")]
    private partial void LogMoves(string run, int tick, int before, int after);

    [LoggerMessage(LogLevel.Information, "Run {Run} has ended after tick {Tick}: {State}")]
    private partial void LogEnded(string run, int tick, RunState state);

    [LoggerMessage(LogLevel.Error, "Run {Run} failed in tick {Tick}")]
    private partial void LogFailed(string run, int tick, Exception exception);

    [LoggerMessage(LogLevel.Warning, "Run {Run} continues on another silo after tick {Tick}: {Reason}")]
    private partial void LogFenced(string run, int tick, string reason);
}
