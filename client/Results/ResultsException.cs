namespace AdoptionSim.Client.Results;

/// <summary>A results file could not be written; the message names the file and the reason.</summary>
public sealed class ResultsException : Exception
{
    public ResultsException() { }

    public ResultsException(string message)
        : base(message) { }

    public ResultsException(string message, Exception innerException)
        : base(message, innerException) { }
}
