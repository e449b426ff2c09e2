namespace AdoptionSim.Client.Commands.Run;

/// <summary>The run itself failed. The message is the reason that the run reported.</summary>
public sealed class RunFailedException : Exception
{
    public RunFailedException() { }

    public RunFailedException(string message)
        : base(message) { }

    public RunFailedException(string message, Exception innerException)
        : base(message, innerException) { }
}
