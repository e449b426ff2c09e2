using System.Text.Json;
using AdoptionSim.Client.Connections;
using AdoptionSim.Client.Results;

namespace AdoptionSim.Client.Commands.Cluster;

/// <summary>Manages <c>.adoptsim</c> in the working folder: the files with the state of the local cluster, its logs, and the checkpoints of its runs.</summary>
internal sealed class ClusterFolder(CliEnvironment environment)
{
    private const string Name = ".adoptsim";

    private readonly string _state = Path.Combine(environment.Folder, Name, "cluster.json");

    public string Root { get; } = Path.Combine(environment.Folder, Name);

    public string Checkpoints => Path.Combine(Root, "checkpoints");

    private string Logs => Path.Combine(Root, "logs");

    /// <summary>
    /// The file that lists, one per line, the runs whose results a client has fetched and written to this machine. Their checkpoints are no longer needed.
    /// </summary>
    private string Fetched => Path.Combine(Root, "fetched");

    public string LogOf(int silo) => Path.Combine(Logs, $"silo-{silo}.log");

    /// <summary>Returns the cluster recorded in the working folder; null if it does not exist or all its processes have ended.</summary>
    public LocalCluster? Running() => Written() is { } cluster && cluster.Silos.Any(silo => silo.IsAlive(environment.Silos)) ? cluster : null;

    /// <summary>Returns the cluster recorded in the working folder, even if its processes have ended.</summary>
    /// <exception cref="ClusterException">This folder has no cluster.</exception>
    public LocalCluster Require() => Written() ?? throw new ClusterException($"There is no cluster in {environment.Folder}; `adoptsim cluster up` starts one.");

    public LocalCluster? Written()
    {
        try
        {
            return JsonSerializer.Deserialize<LocalCluster>(File.ReadAllText(_state), Manifest.Json);
        }
        catch (Exception error) when (error is IOException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Writes the state of the cluster to its file, atomically and readable by this user only: it may contain a database password.</summary>
    public void Write(LocalCluster cluster)
    {
        Directory.CreateDirectory(Logs);
        Directory.CreateDirectory(Checkpoints);
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var stream = new FileStream(_state + ".part", options))
        {
            JsonSerializer.Serialize(stream, cluster, Manifest.Json);
        }

        File.Move(_state + ".part", _state, overwrite: true);
    }

    /// <summary>
    /// Takes the lock for starting or stopping silo processes, so that no other command does so at the same time. Disposing the returned object releases the
    /// lock.
    /// </summary>
    /// <exception cref="RefusedException">Another command holds the lock.</exception>
    public IDisposable Lock()
    {
        Directory.CreateDirectory(Root);
        try
        {
            return new FileStream(Path.Combine(Root, "lock"), FileMode.OpenOrCreate, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (IOException error)
        {
            throw new RefusedException($"{Root} is in use by another `adoptsim cluster` command; expected one at a time.", error);
        }
    }

    public void NoteFetched(string run)
    {
        if (Directory.Exists(Root))
        {
            File.AppendAllText(Fetched, run + "\n");
        }
    }

    public bool WasFetched(string run) => File.Exists(Fetched) && File.ReadLines(Fetched).Contains(run);

    public bool HasCheckpoints() => Directory.Exists(Checkpoints) && Directory.EnumerateFiles(Checkpoints, "*", SearchOption.AllDirectories).Any();

    /// <summary>Deletes the files of a local cluster whose silos have ended, except the checkpoints of its runs.</summary>
    public void Forget()
    {
        File.Delete(_state);
        File.Delete(_state + ".part");
        if (Directory.Exists(Logs))
        {
            Directory.Delete(Logs, recursive: true);
        }
    }

    public void RemoveCheckpoints()
    {
        File.Delete(Fetched);
        if (Directory.Exists(Checkpoints))
        {
            Directory.Delete(Checkpoints, recursive: true);
        }
    }

    /// <summary>Removes the folder <c>.adoptsim</c> if it is empty.</summary>
    public void RemoveIfEmpty()
    {
        if (Directory.Exists(Root) && !Directory.EnumerateFileSystemEntries(Root).Any())
        {
            Directory.Delete(Root);
        }
    }
}
