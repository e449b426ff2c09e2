namespace AdoptionSim.Contracts.Runs;

/// <summary>Thrown if a part of a checkpoint is missing or altered; the message names it.</summary>
[GenerateSerializer, Alias("adoptsim.damaged-part-exception")]
public sealed class DamagedPartException : Exception
{
    public DamagedPartException() { }

    public DamagedPartException(string message)
        : base(message) { }

    public DamagedPartException(string message, Exception innerException)
        : base(message, innerException) { }
}
