namespace AdoptionSim.Contracts.Runs;

/// <summary>
/// The store of the runs does not answer, or refuses. It may answer later: the call can be repeated. It has no inner exception, as those of a database cannot be
/// sent to another process.
/// </summary>
[GenerateSerializer, Alias("adoptsim.store-away-exception")]
public sealed class StoreAwayException : Exception
{
    public StoreAwayException()
    {
    }

    public StoreAwayException(string message)
        : base(message)
    {
    }

    public StoreAwayException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
