namespace AdoptionSim.Client.Clusters;

/// <summary>A cluster is not there, does not answer or could not be started; the message says which, and what to do.</summary>
public class ClusterException : Exception
{
    public ClusterException()
    {
    }

    public ClusterException(string message)
        : base(message)
    {
    }

    public ClusterException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
