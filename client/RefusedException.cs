namespace AdoptionSim.Client;

/// <summary>The command cannot be carried out as given; the message says what is wrong, what was given and what is expected. Nothing was written.</summary>
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
