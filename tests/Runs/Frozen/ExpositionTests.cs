using System.Text.RegularExpressions;
using AdoptionSim.Runs.Tests.EndToEnd;

namespace AdoptionSim.Runs.Tests.Frozen;

/// <summary>Tests the metrics of a run at its last tick against a kept file, line by line: names, kinds, help, labels and values.</summary>
public sealed partial class ExpositionTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("adoptsim-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_metrics_at_a_tick_are_those_that_are_kept()
    {
        var port = FreePort.Find();
        using var program = new Adoptsim(
            _folder,
            "run",
            "islandia",
            "--scale",
            "0.2",
            "--until",
            "2001-03-31",
            "--name",
            "frozen",
            "--out",
            "out",
            "--metrics-port",
            $"{port}",
            "--keep",
            "--quiet"
        );
        await program.KeptAsync();

        using var http = new HttpClient();
        var exposed = await http.GetStringAsync(new Uri($"http://127.0.0.1:{port}/metrics"));
        await program.InterruptAsync();
        var result = await program.EndAsync();
        Assert.True(result.Status == 0, result.Error);

        string[] lines = [.. exposed.Split('\n').Where(line => line.Contains("adoptsim_", StringComparison.Ordinal) && !OfMachine().IsMatch(line))];
        var path = Path.Combine(FrozenFiles.Folder, "metrics.txt");
        if (FrozenFiles.Refresh)
        {
            await File.WriteAllLinesAsync(path, lines);
        }

        Assert.Equal(await File.ReadAllLinesAsync(path), lines);
    }

    /// <summary>Matches metrics that depend on the machine and not on the run.</summary>
    [GeneratedRegex("adoptsim_[a-z_]*(duration_seconds|memory_bytes)")]
    private static partial Regex OfMachine();
}
