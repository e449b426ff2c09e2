using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace AdoptionSim.Watch.Tests.Support;

/// <summary>Runs <c>ops/watch-local</c> in a folder of its own, as users do: silos and Prometheus, until it is asked to stop.</summary>
internal sealed partial class WatchLocal : IAsyncDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _error = new();
    private readonly List<string> _printed = [];

    private WatchLocal(string folder, string ops, IReadOnlyDictionary<string, string> environment, string[] arguments)
    {
        Folder = folder;

        // A process started in the background ignores Ctrl-C by inheritance, which a shell cannot change, so env restores the default.
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

    /// <summary>The output during its start.</summary>
    public string Printed => string.Join('\n', _printed);

    public Uri Prometheus => new(Address().Match(Printed).Value);

    /// <summary>The folder of Prometheus' data.</summary>
    public string Data => Printed.Split("its data ")[1].Split('\n')[0];

    /// <summary>The ids of the silo processes.</summary>
    public int[] Silos => [.. State.EnumerateArray().Select(silo => silo.GetProperty("pid").GetInt32())];

    public Uri[] Metrics => [.. State.EnumerateArray().Select(silo => new Uri($"http://127.0.0.1:{silo.GetProperty("httpPort").GetInt32()}/metrics"))];

    private JsonElement State => JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, ".adoptsim", "cluster.json"))).RootElement.GetProperty("silos");

    /// <param name="ops">A folder with changed rules instead of the repository's; null for the repository's.</param>
    /// <returns>The running script, once everything that it starts is ready.</returns>
    public static async Task<WatchLocal> StartAsync(string? ops = null, IReadOnlyDictionary<string, string>? environment = null, params string[] arguments)
    {
        Needs.All(Needs.Prometheus, Needs.Curl);
        var watch = new WatchLocal(
            Directory.CreateTempSubdirectory("adoptsim-test-").FullName,
            ops ?? Paths.Ops,
            environment ?? new Dictionary<string, string>(),
            arguments
        );
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

    /// <summary>Asks it to stop, as Ctrl-C does.</summary>
    /// <returns>The exit status.</returns>
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
            _printed.Add(line);
            if (line.StartsWith("Ctrl-C", StringComparison.Ordinal))
            {
                return;
            }
        }

        await _process.WaitForExitAsync();
        Assert.Fail($"ops/watch-local ended with {_process.ExitCode}: {Printed}\n{string.Join('\n', _error)}");
    }

    [GeneratedRegex("http://127.0.0.1:[0-9]+")]
    private static partial Regex Address();
}
