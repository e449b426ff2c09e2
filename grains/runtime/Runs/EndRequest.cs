namespace AdoptionSim.Runtime.Runs;

/// <summary>
/// Holds the requests that a run's loop obeys at its next tick boundary: to cancel the run, or to stop executing it in this activation of its grain.
/// </summary>
internal sealed class EndRequest
{
    private readonly TaskCompletionSource _received = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>True if the run is to end early. Every stored status of the run includes this, so that a silo that continues the run ends it too.</summary>
    public bool IsCancelRequested { get; private set; }

    /// <summary>True if the execution is to end here, and the run is to continue in the next activation of its grain.</summary>
    public bool IsStopRequested { get; private set; }

    /// <summary>Completes at the first request to cancel or to stop.</summary>
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
