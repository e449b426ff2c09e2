using AdoptionSim.Contracts.Silos;
using Microsoft.Extensions.Logging;

namespace AdoptionSim.Runtime.Runs;

/// <summary>What went wrong with a run without ending it. Invariant: the latest is told to whoever asks how the run is, and what could not be stored is in the log.</summary>
internal sealed partial class RunWarnings(ILogger logger, string run)
{
    private string? _waitsFor;

    /// <summary>Null where nothing did.</summary>
    public string? Latest { get; private set; }

    /// <summary>A silo was lost, so that the run goes back to a checkpoint.</summary>
    public void Lost(int tick, string warning, string reason)
    {
        Latest = warning;
        LogLost(run, tick, reason);
    }

    /// <summary>The store is away, and the run waits for it. Logged once for each reason: the run may wait for hours.</summary>
    public void Waits(int tick, string reason)
    {
        Latest = $"The run waits for its store, which does not answer: {reason}";
        if (_waitsFor != reason)
        {
            _waitsFor = reason;
            LogWaits(run, tick, reason);
        }
    }

    /// <summary>The run continues.</summary>
    public void StoreIsBack()
    {
        if (_waitsFor is { } reason)
        {
            _waitsFor = null;
            Latest = $"The run waited for its store, which did not answer: {reason}";
        }
    }

    /// <summary>Silos of other versions, such as in a rolling update, take no part in the run.</summary>
    public void OtherVersions(SiloVersion own, IReadOnlyList<(SiloAddress Silo, SiloVersion Version)> others)
    {
        if (others.Count > 0)
        {
            Latest = $"Silos of another version take no part in this run, which needs {own}: {string.Join("; ", others.Select(other => $"{other.Silo.Endpoint} has {other.Version}"))}.";
            LogOtherVersions(run, Latest);
        }
    }

    public void Damaged(string damage)
    {
        Latest = damage;
        LogDamaged(run, damage);
    }

    /// <param name="failure">Null where nothing went wrong.</param>
    public void NotStored(int tick, string? failure)
    {
        if (failure is not null)
        {
            Latest = failure;
            LogNotStored(run, tick, failure);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Run {Run} goes back to its last whole checkpoint after tick {Tick}: {Reason}")]
    private partial void LogLost(string run, int tick, string reason);

    [LoggerMessage(LogLevel.Warning, "Run {Run} waits for its store after tick {Tick}: {Reason}")]
    private partial void LogWaits(string run, int tick, string reason);

    [LoggerMessage(LogLevel.Warning, "Run {Run}: {Warning}")]
    private partial void LogOtherVersions(string run, string warning);

    [LoggerMessage(LogLevel.Warning, "Run {Run} goes back to the checkpoint before: {Damage}")]
    private partial void LogDamaged(string run, string damage);

    [LoggerMessage(LogLevel.Warning, "Run {Run} could not be stored as it is at tick {Tick}: {Failure}")]
    private partial void LogNotStored(string run, int tick, string failure);
}
