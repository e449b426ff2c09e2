using System.Text.Json;
using AdoptionSim.Client.Connections;
using AdoptionSim.Client.Tests.Support;
using AdoptionSim.Tests.Support.Limits;

namespace AdoptionSim.Client.Tests.Clusters;

/// <summary>Tests the logs of silo processes, with a size limit that is small enough for a test.</summary>
public sealed class SiloLogTests : IAsyncLifetime
{
    private const int Limit = 8 * 1024;

    /// <summary>The longest message in bytes. A message is never split, so a file may exceed its limit by one.</summary>
    private const int LongestMessage = 32 * 1024;

    private static readonly Dictionary<string, string> Talkative = new() { ["Silo__LogKilobytes"] = "8", ["Logging__LogLevel__Default"] = "Debug" };

    private readonly string _folder = Directory.CreateTempSubdirectory("adoptsim-test-").FullName;

    private string Logs => Path.Combine(_folder, ".adoptsim", "logs");

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await RealProgram.RunAsync(_folder, "cluster", "down");
        Directory.Delete(_folder, recursive: true);
    }

    [Trait(Pace.Name, Pace.Nightly)]
    [Fact]
    public async Task Silo_log_stays_small_and_keeps_three_older_files()
    {
        var up = await RealProgram.RunAsync(_folder, Talkative, "cluster", "up", "--silos", "1");
        Assert.True(up.Status == ExitStatus.Done, up.Error);
        var last = Path.Combine(Logs, "silo-1.log.3");
        await Until.True("the log has begun anew several times", () => File.Exists(last));
        var first = await File.ReadAllTextAsync(last);

        await Until.True("the oldest log is dropped", async () => await File.ReadAllTextAsync(last) != first);

        // A silo that has ended changes its files no more.
        using (var state = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(_folder, ".adoptsim", "cluster.json"))))
        {
            var pid = state.RootElement.GetProperty("silos")[0].GetProperty("pid").GetInt32();
            await Signals.SendAsync("TERM", pid);
            await Until.True("the silo has ended", () => ProcessMark.Find(pid) is null);
        }

        Assert.Equal(
            ["silo-1.log", "silo-1.log.1", "silo-1.log.2", "silo-1.log.3"],
            Directory.GetFiles(Logs).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)
        );
        Assert.All(Directory.GetFiles(Logs), log => Assert.InRange(new FileInfo(log).Length, 0, Limit + LongestMessage));

        // Each older file was full, and its lines are complete.
        Assert.All(Directory.GetFiles(Logs, "silo-1.log.*").Where(log => !log.EndsWith(".log", StringComparison.Ordinal)), log =>
        {
            Assert.True(new FileInfo(log).Length >= Limit, log);
            Assert.EndsWith("\n", File.ReadAllText(log), StringComparison.Ordinal);
        });
    }
}
