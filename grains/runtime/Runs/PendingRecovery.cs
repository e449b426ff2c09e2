namespace AdoptionSim.Runtime.Runs;

/// <summary>The recovery of a run that was in progress when its silo was lost: the attempts to continue it here, repeated until one succeeds.</summary>
internal sealed class PendingRecovery
{
    private readonly Action _cancel;

    public PendingRecovery(DateTimeOffset began, int recoveries)
    {
        (Began, Recoveries) = (began, recoveries);
        var source = new CancellationTokenSource();
        (Cancelled, _cancel) = (source.Token, source.Cancel);
    }

    /// <summary>The time at which the run was accepted.</summary>
    public DateTimeOffset Began { get; }

    /// <summary>The number of times that the run went back to a checkpoint because a silo was lost, this time included.</summary>
    public int Recoveries { get; }

    /// <summary>True if the run is to end as soon as it is recovered.</summary>
    public bool IsCancelRequested { get; set; }

    /// <summary>The latest attempt to recover the run; completed if no attempt is in progress.</summary>
    public Task Attempt { get; set; } = Task.CompletedTask;

    public bool IsTrying => !Attempt.IsCompleted;

    /// <summary>The reason why the last attempt to recover the run failed; null if no attempt has failed yet.</summary>
    public string? Refusal { get; set; }

    public CancellationToken Cancelled { get; }

    public void Cancel() => _cancel();
}
