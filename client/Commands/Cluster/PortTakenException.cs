using AdoptionSim.Client.Connections;

namespace AdoptionSim.Client.Commands.Cluster;

/// <summary>A silo did not start because another process has taken one of its ports.</summary>
internal sealed class PortTakenException(string message) : ClusterException(message);
