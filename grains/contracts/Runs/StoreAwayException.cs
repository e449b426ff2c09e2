namespace AdoptionSim.Contracts.Runs;

/// <summary>
/// Thrown if the store in which runs are saved does not answer, or refuses a request. It may answer later, so the call can be repeated. There is no inner
/// exception, because exceptions of a database cannot be sent to another process.
/// </summary>
[GenerateSerializer, Alias("adoptsim.store-away-exception")]
public sealed class StoreAwayException : Exception
{
    public StoreAwayException() { }

    public StoreAwayException(string message)
        : base(message) { }

    public StoreAwayException(string message, Exception innerException)
        : base(message, innerException) { }
}
