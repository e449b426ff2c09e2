using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace AdoptionSim.Watch.Tests.Support;

/// <summary><c>ops/watch-local</c> in a folder of its own, as its users start it: silos and Prometheus, until it is asked to end.</summary>
internal sealed partial class WatchLocal : IAsyncDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _error = new();
    private readonly List<string> _told = [];

    private WatchLocal(string folder, string ops, IReadOnlyDictionary<string, string> environment, string[] arguments)
    {
        Folder = folder;

        // Whoever is started in the background inherits that Ctrl-C means nothing; a shell could not change that.
        var start = new ProcessStartInfo("env", ["--default-signal=INT", "bash", Path.Combine(ops, "watch-local"), .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ADOPTSIM"] = Paths.Program;
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        _process = Process.Start(start)!;
        _process.ErrorDataReceived += (_, line) => _error.Enqueue(line.Data ?? "");
        _process.BeginErrorReadLine();
    }

    public string Folder { get; }

    /// <summary>What it told on its way up.</summary>
    public string Told => string.Join('\n', _told);

    public Uri Prometheus => new(Address().Match(Told).Value);

    /// <summary>Where Prometheus keeps its data.</summary>
    public string Data => Told.Split("its data ")[1].Split('\n')[0];

    /// <summary>The silos' processes.</summary>
    public int[] Silos => [.. State.EnumerateArray().Select(silo => silo.GetProperty("pid").GetInt32())];

    public Uri[] Metrics => [.. State.EnumerateArray().Select(silo => new Uri($"http://127.0.0.1:{silo.GetProperty("httpPort").GetInt32()}/metrics"))];

    private JsonElement State => JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, ".adoptsim", "cluster.json"))).RootElement.GetProperty("silos");

    /// <param name="ops">Another folder than the repository's, with rules of its own.</param>
    /// <returns>When all that it starts is ready.</returns>
    public static async Task<WatchLocal> StartAsync(string? ops = null, IReadOnlyDictionary<string, string>? environment = null, params string[] arguments)
    {
        Needs.All(Needs.Prometheus, Needs.Curl);
        var watch = new WatchLocal(Directory.CreateTempSubdirectory("adoptsim-test-").FullName, ops ?? Paths.Ops, environment ?? new Dictionary<string, string>(), arguments);
        try
        {
            await watch.ReadyAsync();
            return watch;
        }
        catch
        {
            await watch.DisposeAsync();
            throw;
        }
    }

    /// <summary>Asks it to end, as Ctrl-C does.</summary>
    /// <returns>Its exit status.</returns>
    public async Task<int> EndAsync()
    {
        await Tool.SignalAsync("INT", _process.Id);
        await _process.StandardOutput.ReadToEndAsync();
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await EndAsync();
        }

        _process.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    private async Task ReadyAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            _told.Add(line);
            if (line.StartsWith("Ctrl-C", StringComparison.Ordinal))
            {
                return;
            }
        }

        await _process.WaitForExitAsync();
        Assert.Fail($"ops/watch-local ended with {_process.ExitCode}: {Told}\n{string.Join('\n', _error)}");
    }

    [GeneratedRegex("http://127.0.0.1:[0-9]+")]
    private static partial Regex Address();
}
