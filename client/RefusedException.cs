namespace AdoptionSim.Client;

/// <summary>What was asked cannot be done as asked; the message says what was found and what is allowed. Nothing was written.</summary>
public sealed class RefusedException : Exception
{
    public RefusedException()
    {
    }

    public RefusedException(string message)
        : base(message)
    {
    }

    public RefusedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
