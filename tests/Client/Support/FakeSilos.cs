using AdoptionSim.Client.Hosting;

namespace AdoptionSim.Client.Tests.Support;

/// <summary>Silo processes of the test's making: they are ready at once, and end when they are asked to.</summary>
internal sealed class FakeSilos : ISiloProcesses
{
    private const int FirstId = 1_000;
    private const int FirstPort = 40_000;

    private int _ports = FirstPort;

    /// <summary>The processes that live, with the arguments that they were given.</summary>
    public Dictionary<int, Dictionary<string, string>> Alive { get; } = [];

    public List<(string Signal, int Process)> Signals { get; } = [];

    public Dictionary<string, string> Environment { get; } = [];

    /// <summary>Ports that somebody else listens on.</summary>
    public HashSet<int> Taken { get; } = [];

    /// <summary>Whether a process, by the order of its start from 1 on, becomes ready; one that does not ends at once, with a line in its log.</summary>
    public Func<int, bool> Starts { get; set; } = _ => true;

    /// <summary>Whether a process ends when it is asked to.</summary>
    public bool Listens { get; set; } = true;

    /// <summary>Called when a process is asked whether it is ready.</summary>
    public Action OnAsked { get; set; } = () => { };

    /// <summary>Processes that stand still.</summary>
    public HashSet<int> Still { get; } = [];

    public int Started { get; private set; }

    /// <summary>What distinguishes a process from a later one with its id.</summary>
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
