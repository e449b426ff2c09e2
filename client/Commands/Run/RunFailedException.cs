namespace AdoptionSim.Client.Commands.Run;

/// <summary>A run failed, or could not be followed to its end, for example because it was deleted or its silos stopped. The message says why.</summary>
public sealed class RunFailedException : Exception
{
    public RunFailedException() { }

    public RunFailedException(string message)
        : base(message) { }

    public RunFailedException(string message, Exception innerException)
        : base(message, innerException) { }
}
