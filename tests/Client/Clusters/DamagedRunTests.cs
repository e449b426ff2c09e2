using System.Text.Json;
using AdoptionSim.Client.Tests.Support;

namespace AdoptionSim.Client.Tests.Clusters;

/// <summary>A run of a real cluster whose record in the store of files was damaged: it is shown as such and can be deleted.</summary>
public sealed class DamagedRunTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("adoptsim-test-").FullName;

    private string Checkpoints => Path.Combine(_folder, ".adoptsim", "checkpoints");

    public async ValueTask InitializeAsync()
    {
        await Done("cluster", "up", "--silos", "1");
        foreach (var name in new[] { "broken", "whole" })
        {
            await Done("run", "islandia", "--scale", "0.1", "--pace", "0.1", "--name", name, "--cluster", "local", "--detach");
        }

        await Done("cluster", "down");
    }

    public async ValueTask DisposeAsync()
    {
        await RealProgram.RunAsync(_folder, "cluster", "down");
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Run_with_a_damaged_status_is_listed_shown_and_deleted()
    {
        await DamageAsync("*.standing.json");
        var list = await Done("runs", "list");
        Assert.Contains(list.Split('\n'), line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is ["broken", ..] && line.Contains(" damaged ", StringComparison.Ordinal));
        Assert.Equal([("broken", "damaged"), ("whole", "interrupted")], States(await Done("runs", "list", "--json")));

        var shown = await Done("runs", "show", "broken");
        Assert.Contains("damaged, tick ", shown, StringComparison.Ordinal);
        Assert.Contains("standing", shown, StringComparison.Ordinal);
        Assert.Contains("`adoptsim runs delete broken` removes it.", shown, StringComparison.Ordinal);
        Assert.Contains("standing", JsonDocument.Parse(await Done("runs", "show", "broken", "--json")).RootElement.GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.Equal([("broken", "damaged"), ("whole", "interrupted")], await StatesOnPageAsync());

        await AssertRefusedAsync("standing", "fetch");
        await AssertRefusedAsync("standing", "resume");
        await AssertRefusedAsync("standing", "cancel");

        Assert.Equal("broken is deleted.", (await Done("runs", "delete", "broken")).Trim());
        Assert.Equal([("whole", "interrupted")], States(await Done("runs", "list", "--json")));
        await Until.True("the page lists the deleted run no more", async () => (await StatesOnPageAsync()).SequenceEqual([("whole", "interrupted")]));
        Assert.False(Directory.Exists(Path.Combine(Checkpoints, "broken")));
        Assert.True(Directory.Exists(Path.Combine(Checkpoints, "whole")));
    }

    [Fact]
    public async Task Run_with_a_damaged_specification_is_named_and_deleted()
    {
        await DamageAsync("run.json");

        await AssertRefusedAsync("run.json", "fetch");
        await AssertRefusedAsync("run.json", "resume");
        await AssertRefusedAsync("run.json", "resume", "--follow");

        Assert.Equal("broken is deleted.", (await Done("runs", "delete", "broken")).Trim());
        Assert.Equal([("whole", "interrupted")], States(await Done("runs", "list", "--json")));
        Assert.False(Directory.Exists(Path.Combine(Checkpoints, "broken")));
    }

    /// <summary>Flips a bit in the middle of each of the run's files of a name, and starts the cluster again.</summary>
    private async Task DamageAsync(string files)
    {
        foreach (var record in Assert.AtLeastOne(Directory.GetFiles(Path.Combine(Checkpoints, "broken"), files, SearchOption.AllDirectories)))
        {
            var bytes = await File.ReadAllBytesAsync(record);
            bytes[bytes.Length / 2] ^= 1;
            await File.WriteAllBytesAsync(record, bytes);
        }

        await Done("cluster", "up", "--silos", "1");
    }

    private async Task AssertRefusedAsync(string part, string command, params string[] options)
    {
        var result = await RealProgram.RunAsync(_folder, ["runs", command, "broken", .. options]);

        Assert.Equal((ExitStatus.Failed, ""), (result.Status, result.Output));
        var line = Assert.Single(result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains(part, line, StringComparison.Ordinal);
        Assert.Contains("`adoptsim runs delete broken` removes it.", line, StringComparison.Ordinal);
    }

    private static IEnumerable<(string? Name, string? State)> States(string json) => StatesOf(JsonDocument.Parse(json).RootElement.GetProperty("runs"));

    private static IEnumerable<(string? Name, string? State)> StatesOf(JsonElement runs) =>
        [.. runs.EnumerateArray().Select(run => (Name: run.GetProperty("name").GetString(), State: run.GetProperty("state").GetString())).OrderBy(run => run.Name, StringComparer.Ordinal)];

    private async Task<IEnumerable<(string? Name, string? State)>> StatesOnPageAsync()
    {
        using var state = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(_folder, ".adoptsim", "cluster.json")));
        using var http = new HttpClient();
        return StatesOf(JsonDocument.Parse(await http.GetStringAsync(new Uri($"http://127.0.0.1:{state.RootElement.GetProperty("silos")[0].GetProperty("httpPort").GetInt32()}/api/runs"))).RootElement);
    }

    private async Task<string> Done(params string[] arguments)
    {
        var result = await RealProgram.RunAsync(_folder, arguments);
        Assert.True(result.Status == ExitStatus.Done, $"{string.Join(' ', arguments)}\n{result.Error}");
        return result.Output;
    }
}
