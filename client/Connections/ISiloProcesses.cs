namespace AdoptionSim.Client.Connections;

/// <summary>The silo processes and ports of this machine: the interface between the cluster commands and the operating system.</summary>
public interface ISiloProcesses
{
    /// <summary>Starts a silo as a process that outlives this one and its terminal. Returns the id and the start time of the new process.</summary>
    /// <param name="arguments">The arguments of the silo program.</param>
    /// <param name="environment">Environment variables in addition to those of this process, for values that a process list must not show.</param>
    /// <param name="log">The file to which its output is appended.</param>
    ProcessMark StartSilo(IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> environment, string log);

    /// <summary>Returns the process that has this id now; null if there is no such process.</summary>
    ProcessMark? Find(int processId);

    /// <summary>Returns true if a process is suspended and cannot react to a stop request; false on systems that cannot report it.</summary>
    bool StandsStill(int processId);

    /// <summary>Returns the working set of a process in bytes; 0 if there is no such process.</summary>
    long MemoryOf(int processId);

    /// <summary>Asks a process to stop gracefully.</summary>
    void Terminate(int processId);

    /// <summary>Kills a process.</summary>
    void Kill(int processId);

    /// <summary>Returns loopback ports on which no process is listening now.</summary>
    int[] FreePorts(int count);

    bool IsFree(int port);

    /// <summary>Returns true if a silo reports at <paramref name="health"/> within a second that it is ready.</summary>
    Task<bool> IsReadyAsync(Uri health, CancellationToken cancellation);
}
