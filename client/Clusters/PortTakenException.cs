namespace AdoptionSim.Client.Clusters;

/// <summary>A silo did not start because another process has taken one of its ports.</summary>
internal sealed class PortTakenException(string message) : ClusterException(message);
