namespace AdoptionSim.Runtime.Runs;

/// <summary>The recovery of a run whose silo was lost. It is tried until the run is in progress again.</summary>
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

    /// <summary>The number of times that the run has been lost, this time included.</summary>
    public int Recoveries { get; }

    /// <summary>True if the run is to end as soon as it is recovered.</summary>
    public bool IsCancelRequested { get; set; }

    /// <summary>The attempt to recover the run that is in progress, or the last one.</summary>
    public Task Attempt { get; set; } = Task.CompletedTask;

    public bool IsTrying => !Attempt.IsCompleted;

    /// <summary>The reason why the last attempt to recover the run failed; null if no attempt has failed yet.</summary>
    public string? Refusal { get; set; }

    public CancellationToken Cancelled { get; }

    public void Cancel() => _cancel();
}
