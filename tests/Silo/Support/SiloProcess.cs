using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace AdoptionSim.Silo.Tests.Support;

/// <summary>A silo process, started as users start it.</summary>
internal sealed class SiloProcess : IDisposable
{
    private static readonly HttpClient Http = new();
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = new();
    private readonly ConcurrentQueue<string> _error = new();

    /// <param name="settings">Settings other than the ports, as <c>NAME=VALUE</c> without the section, or as a flag.</param>
    public SiloProcess(SiloPorts ports, params IEnumerable<string> settings)
        : this(ports, new Dictionary<string, string>(), settings) { }

    /// <param name="environment">Environment variables in addition to those of this process.</param>
    public SiloProcess(SiloPorts ports, IReadOnlyDictionary<string, string> environment, params IEnumerable<string> settings)
        : this(ports, [.. ports.Arguments, .. settings.Select(setting => setting.StartsWith('-') ? setting : $"--Silo:{setting}")], environment) { }

    private SiloProcess(SiloPorts ports, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment, string? redirection = null)
    {
        Ports = ports;
        var start = redirection is null
            ? new ProcessStartInfo(DotNet.Path, [Paths.Program, .. arguments])
            : new ProcessStartInfo("bash", ["-c", $"exec \"$@\" {redirection}", "silo", DotNet.Path, Paths.Program, .. arguments]);
        (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => _output.Enqueue(line.Data ?? "");
        _process.ErrorDataReceived += (_, line) => _error.Enqueue(line.Data ?? "");
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public SiloPorts Ports { get; }

    public string Output => string.Join('\n', _output);

    /// <summary>Starts a silo whose standard streams a shell redirects or closes, such as <c>&gt;&amp;- 2&gt;&amp;-</c>.</summary>
    public static SiloProcess Redirected(SiloPorts ports, string redirection) => new(ports, ports.Arguments, null, redirection);

    /// <summary>Starts a silo with exactly these arguments, and waits for it to end by itself.</summary>
    public static async Task<(int Status, string Error)> EndOf(IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        using var silo = new SiloProcess(new SiloPorts(0, 0, 0, 0), arguments, environment);
        return await silo.EndAsync();
    }

    public async Task<(int Status, string Error)> EndAsync()
    {
        await _process.WaitForExitAsync();
        return (_process.ExitCode, string.Join('\n', _error).TrimEnd('\n'));
    }

    /// <summary>Asks the silo to stop, as service managers do.</summary>
    public async Task<(int Status, string Error)> TerminateAsync()
    {
        await Signals.SendAsync("TERM", _process.Id);
        return await EndAsync();
    }

    /// <summary>Suspends the silo, to simulate a hanging machine.</summary>
    public Task FreezeAsync() => Signals.SendAsync("STOP", _process.Id);

    /// <summary>Kills the silo (SIGKILL).</summary>
    public void Kill() => _process.Kill();

    /// <summary>Waits until the silo is ready.</summary>
    public Task ReadyAsync() => Says("ready", HttpStatusCode.OK);

    /// <summary>Waits for a health status. If the silo ends instead, the test fails.</summary>
    public Task Says(string health, HttpStatusCode expected) => Until.True($"{health} answers {expected}", async () =>
        {
            Assert.False(_process.HasExited, $"The silo has ended: {string.Join('\n', _error)}\n{Output}");
            return await Health(health) == expected;
        });

    /// <summary>Returns a health status; null if the silo does not answer.</summary>
    public async Task<HttpStatusCode?> Health(string health)
    {
        try
        {
            using var answer = await Http.GetAsync(new Uri($"http://127.0.0.1:{Ports.Http}/health/{health}"));
            return answer.StatusCode;
        }
        catch (Exception error) when (error is HttpRequestException or SocketException)
        {
            // The latter if a connection is lost while it is being opened.
            return null;
        }
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}

/// <summary>Loopback ports that were free a moment ago.</summary>
internal sealed record SiloPorts(int Silo, int Gateway, int Http, int Primary)
{
    public IEnumerable<string> Arguments =>
        [$"--Silo:SiloPort={Silo}", $"--Silo:GatewayPort={Gateway}", $"--Silo:HttpPort={Http}", $"--Silo:PrimaryPort={Primary}"];

    public static SiloPorts Free(int primary = 0)
    {
        var listeners = Enumerable.Range(0, 3).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToList();
        listeners.ForEach(listener => listener.Start());
        var ports = listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port).ToArray();
        listeners.ForEach(listener => listener.Dispose());
        return new SiloPorts(ports[0], ports[1], ports[2], primary == 0 ? ports[0] : primary);
    }
}
