namespace AdoptionSim.Runtime.Runs;

/// <summary>The requests to end the execution of a run at its next tick boundary.</summary>
internal sealed class EndRequest
{
    private readonly TaskCompletionSource _received = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>True if the run is to end. Every stored status includes it, for a silo that continues the run.</summary>
    public bool IsCancelRequested { get; private set; }

    /// <summary>True if the execution is to end here, and the run is to continue in the next activation of its grain.</summary>
    public bool IsStopRequested { get; private set; }

    /// <summary>Completes at the first request.</summary>
    public Task Received => _received.Task;

    public void Cancel()
    {
        IsCancelRequested = true;
        _received.TrySetResult();
    }

    public void Stop()
    {
        IsStopRequested = true;
        _received.TrySetResult();
    }
}
