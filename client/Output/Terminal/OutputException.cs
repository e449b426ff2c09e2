namespace AdoptionSim.Client.Output;

/// <summary>Standard output cannot be written, because its reader has closed it or its device is full. The message says which.</summary>
/// <remarks>Not an <see cref="IOException"/>: that type signals a lost connection to a cluster, after which calls are retried.</remarks>
public sealed class OutputException : Exception
{
    public OutputException() { }

    public OutputException(string message)
        : base(message) { }

    public OutputException(string message, Exception innerException)
        : base(message, innerException) { }
}
