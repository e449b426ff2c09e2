namespace AdoptionSim.Client.Connections;

/// <summary>A cluster does not exist, does not answer or could not be started. The message says which, and suggests a remedy.</summary>
public class ClusterException : Exception
{
    public ClusterException() { }

    public ClusterException(string message)
        : base(message) { }

    public ClusterException(string message, Exception innerException)
        : base(message, innerException) { }
}
