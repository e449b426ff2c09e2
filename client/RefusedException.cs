namespace AdoptionSim.Client;

/// <summary>The command cannot be executed as given. The message says what is wrong, the value given and the values allowed. Nothing was written.</summary>
public sealed class RefusedException : Exception
{
    public RefusedException() { }

    public RefusedException(string message)
        : base(message) { }

    public RefusedException(string message, Exception innerException)
        : base(message, innerException) { }
}
