using AdoptionSim.Contracts.Silos;
using Microsoft.Extensions.Logging;

namespace AdoptionSim.Runtime.Runs;

/// <summary>Problems of a run that did not end it. Invariant: the latest is part of the run's progress, and each failure to store is logged.</summary>
internal sealed partial class RunLog(ILogger logger, string run)
{
    private string? _waitsFor;

    /// <summary>The latest problem; null if there was none.</summary>
    public string? Latest { get; private set; }

    /// <summary>Records that a silo was lost, so that the run goes back to a checkpoint.</summary>
    public void Lost(int tick, string warning, string reason)
    {
        Latest = warning;
        LogLost(run, tick, reason);
    }

    /// <summary>Records that the run waits for the store. Logged once for each reason, because the run may wait for hours.</summary>
    public void Waits(int tick, string reason)
    {
        Latest = $"The run waits for its store, which does not answer: {reason}";
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
            Latest = $"The run waited for its store, which did not answer: {reason}";
        }
    }

    /// <summary>Records that silos of other versions, as in a rolling update, take no part in the run.</summary>
    public void OtherVersions(SiloVersion own, IReadOnlyList<(SiloAddress Silo, SiloVersion Version)> others)
    {
        if (others.Count > 0)
        {
            Latest =
                $"Silos of another version take no part in this run, which needs {own}: "
                + $"{string.Join("; ", others.Select(other => $"{other.Silo.Endpoint} has {other.Version}"))}.";
            LogOtherVersions(run, Latest);
        }
    }

    public void Damaged(string damage)
    {
        Latest = damage;
        LogDamaged(run, damage);
    }

    /// <param name="failure">The reason for the failure; null if there was none.</param>
    public void NotStored(int tick, string? failure)
    {
        if (failure is not null)
        {
            Latest = failure;
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
}
