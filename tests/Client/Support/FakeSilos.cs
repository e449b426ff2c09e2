using AdoptionSim.Client.Connections;

namespace AdoptionSim.Client.Tests.Support;

/// <summary>Fake silo processes: they are ready at once, and stop when asked to.</summary>
internal sealed class FakeSilos : ISiloProcesses
{
    private const int FirstId = 1_000;
    private const int FirstPort = 40_000;

    private int _ports = FirstPort;

    /// <summary>The processes that are alive, with their arguments.</summary>
    public Dictionary<int, Dictionary<string, string>> Alive { get; } = [];

    public List<(string Signal, int Process)> Signals { get; } = [];

    public Dictionary<string, string> Environment { get; } = [];

    /// <summary>Ports that are taken by other programs.</summary>
    public HashSet<int> Taken { get; } = [];

    /// <summary>Returns true if a process, numbered from 1 in order of start, becomes ready. One that does not ends at once, with a line in its log.</summary>
    public Func<int, bool> Starts { get; set; } = _ => true;

    /// <summary>True if a process stops when asked to.</summary>
    public bool Listens { get; set; } = true;

    /// <summary>Called when the client asks whether a process is ready.</summary>
    public Action OnAsked { get; set; } = () => { };

    /// <summary>Suspended processes.</summary>
    public HashSet<int> Still { get; } = [];

    public int Started { get; private set; }

    /// <summary>The boot id that distinguishes a process from a later one with the same id.</summary>
    public string Boot { get; set; } = "first";

    public ProcessMark StartSilo(IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> environment, string log)
    {
        var id = FirstId + ++Started;
        if (Starts(Started))
        {
            Alive[id] = arguments.Chunk(2).ToDictionary(pair => pair[0], pair => pair[1]);
        }

        foreach (var (name, value) in environment)
        {
            Environment[name] = value;
        }

        File.AppendAllText(log, $"first\nlast words of {id}\n");
        return new ProcessMark(id, Boot);
    }

    public ProcessMark? Find(int processId) => Alive.ContainsKey(processId) ? new ProcessMark(processId, Boot) : null;

    public bool StandsStill(int processId) => Still.Contains(processId);

    public long MemoryOf(int processId) => Alive.ContainsKey(processId) ? 100 << 20 : 0;

    public void Terminate(int processId) => End("TERM", processId, Listens && !Still.Contains(processId));

    public void Kill(int processId) => End("KILL", processId, true);

    public int[] FreePorts(int count) => [.. Enumerable.Range(0, count).Select(_ => _ports++)];

    public bool IsFree(int port) => !Taken.Contains(port);

    public Task<bool> IsReadyAsync(Uri health, CancellationToken cancellation)
    {
        OnAsked();
        cancellation.ThrowIfCancellationRequested();
        return Task.FromResult(Alive.Values.Any(arguments => arguments["--Silo:HttpPort"] == $"{health.Port}"));
    }

    private void End(string signal, int process, bool ends)
    {
        Signals.Add((signal, process));
        if (ends)
        {
            Alive.Remove(process);
        }
    }
}
