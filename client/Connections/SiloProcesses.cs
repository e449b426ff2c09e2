using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace AdoptionSim.Client.Connections;

/// <summary>Implements <see cref="ISiloProcesses"/> for the machine on which this process runs.</summary>
/// <param name="folder">The folder of the silo's program.</param>
internal sealed class SiloProcesses(string folder) : ISiloProcesses
{
    private const string Program = "AdoptionSim.Silo.dll";

    /// <summary>
    /// A shell script that runs the silo in its own session, if the system has setsid, so that Ctrl-C and closing the terminal do not reach it. The process
    /// id does not change.
    /// </summary>
    private const string Detach = """
        log=$1; shift
        if command -v setsid > /dev/null; then exec setsid "$@" >> "$log" 2>&1 < /dev/null; fi
        trap '' HUP INT
        exec "$@" >> "$log" 2>&1 < /dev/null
        """;

    private static readonly TimeSpan HealthTimeout = TimeSpan.FromSeconds(1);

    /// <summary>The HTTP client that checks the health of silos. It uses no proxy, because the silos are on loopback addresses.</summary>
    private static readonly HttpClient Http = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = HealthTimeout };

    public ProcessMark StartSilo(IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> environment, string log)
    {
        if (OperatingSystem.IsWindows())
        {
            throw new RefusedException(
                "cluster: Windows is not supported, because its processes cannot be detached and stopped gracefully; expected Linux or macOS."
            );
        }

        var start = new ProcessStartInfo("/bin/sh", ["-c", Detach, "sh", log, DotNet(), "exec", Path.Combine(folder, Program), .. arguments]);
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        EmbeddedHost.ExemptLoopback(start.Environment);
        using var process = Process.Start(start)!;
        return Find(process.Id) ?? new ProcessMark(process.Id, "");
    }

    public ProcessMark? Find(int processId) => ProcessMark.Find(processId);

    public bool StandsStill(int processId) => ProcessMark.StandsStill(processId);

    public long MemoryOf(int processId)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            return process.WorkingSet64;
        }
        catch (Exception error) when (error is ArgumentException or InvalidOperationException)
        {
            return 0;
        }
    }

    public void Terminate(int processId) => Signal("TERM", processId);

    public void Kill(int processId) => Signal("KILL", processId);

    public int[] FreePorts(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToList();
        try
        {
            listeners.ForEach(listener => listener.Start());
            return [.. listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port)];
        }
        finally
        {
            listeners.ForEach(listener => listener.Dispose());
        }
    }

    public bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    public async Task<bool> IsReadyAsync(Uri health, CancellationToken cancellation)
    {
        try
        {
            using var answer = await Http.GetAsync(health, cancellation);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception error) when (error is HttpRequestException or SocketException or OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <summary>Returns the path of the dotnet program that runs this process, which works even if it is not on the PATH.</summary>
    private static string DotNet() => Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));

    /// <summary>Sends a signal to a process with the shell's built-in <c>kill</c>, because some machines have no separate program <c>kill</c>.</summary>
    private static void Signal(string signal, int processId)
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", "kill -s \"$0\" \"$1\" 2> /dev/null", signal, processId.ToString(CultureInfo.InvariantCulture)]);
        using var shell = Process.Start(start)!;
        shell.WaitForExit();
    }
}
