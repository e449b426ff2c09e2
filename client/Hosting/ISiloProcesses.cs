namespace AdoptionSim.Client.Hosting;

/// <summary>The processes and ports of this machine: the seam between the commands of a cluster and the system.</summary>
public interface ISiloProcesses
{
    /// <summary>Starts a silo as a process that outlives this one and its terminal.</summary>
    /// <param name="arguments">Of the silo's program.</param>
    /// <param name="environment">Variables besides those of this process: what should not be seen in a list of processes.</param>
    /// <param name="log">The file that its output is added to.</param>
    ProcessMark StartSilo(IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> environment, string log);

    /// <summary>The process that has this id now; null where there is none.</summary>
    ProcessMark? Find(int processId);

    /// <summary>Whether a process was made to stand still, and takes no request to end; false where the system does not tell.</summary>
    bool StandsStill(int processId);

    /// <summary>Bytes of its working set; 0 where there is no such process.</summary>
    long MemoryOf(int processId);

    /// <summary>Asks a process to end in good order.</summary>
    void Terminate(int processId);

    /// <summary>Ends a process at once.</summary>
    void Kill(int processId);

    /// <summary>Loopback ports that nobody listens on right now.</summary>
    int[] FreePorts(int count);

    bool IsFree(int port);

    /// <summary>Whether a silo says at <paramref name="health"/> that it takes part; it has a second for the answer.</summary>
    Task<bool> IsReadyAsync(Uri health, CancellationToken cancellation);
}
