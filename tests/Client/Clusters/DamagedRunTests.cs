using System.Text.Json;
using AdoptionSim.Client.Tests.Support;

namespace AdoptionSim.Client.Tests.Clusters;

/// <summary>Tests runs of a real cluster with damaged records in the file store: each is shown as damaged and can be deleted.</summary>
public sealed class DamagedRunTests : IAsyncLifetime
{
    private const string BadStatus = "bad-status";
    private const string BadQuestion = "bad-question";
    private readonly string _folder = Directory.CreateTempSubdirectory("adoptsim-test-").FullName;

    private string Checkpoints => Path.Combine(_folder, ".adoptsim", "checkpoints");

    public async ValueTask InitializeAsync()
    {
        await Done("cluster", "up", "--silos", "1");
        foreach (var name in new[] { BadStatus, BadQuestion, "whole" })
        {
            await Done("run", "islandia", "--scale", "0.1", "--pace", "0.1", "--name", name, "--cluster", "local", "--detach");
        }

        await Done("cluster", "down");
        await DamageAsync(BadStatus, "*.standing.json");
        await DamageAsync(BadQuestion, "run.json");
        await Done("cluster", "up", "--silos", "1");
    }

    public async ValueTask DisposeAsync()
    {
        await RealProgram.InvokeAsync(_folder, "cluster", "down");
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Damaged_runs_are_listed_named_and_deleted()
    {
        var list = await Done("runs", "list");
        (string?, string?)[] expected = [(BadQuestion, "damaged"), (BadStatus, "damaged"), ("whole", "interrupted")];
        Assert.Contains(list.Split('\n'), line =>
            line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [BadStatus, ..] && line.Contains(" damaged ", StringComparison.Ordinal)
        );
        Assert.Equal(expected, States(await Done("runs", "list", "--json")));
        Assert.Equal(expected, await StatesOnPageAsync());

        var shown = await Done("runs", "show", BadStatus);
        Assert.Contains("damaged, tick ", shown, StringComparison.Ordinal);
        Assert.Contains("standing", shown, StringComparison.Ordinal);
        Assert.Contains($"`adoptsim runs delete {BadStatus}` removes it.", shown, StringComparison.Ordinal);
        Assert.Contains(
            "standing",
            JsonDocument.Parse(await Done("runs", "show", BadStatus, "--json")).RootElement.GetProperty("error").GetString(),
            StringComparison.Ordinal
        );

        foreach (var command in new[] { "fetch", "resume", "cancel" })
        {
            await AssertRefusedAsync(BadStatus, "standing", command);
            await AssertRefusedAsync(BadQuestion, "run.json", command);
        }

        await AssertRefusedAsync(BadQuestion, "run.json", "resume", "--follow");
        Assert.Equal($"{BadStatus} is deleted.", (await Done("runs", "delete", BadStatus)).Trim());
        Assert.Equal($"{BadQuestion} is deleted.", (await Done("runs", "delete", BadQuestion)).Trim());
        Assert.Equal([("whole", "interrupted")], States(await Done("runs", "list", "--json")));
        await Until.True("the page lists the deleted runs no more", async () => (await StatesOnPageAsync()).SequenceEqual([("whole", "interrupted")]));
        Assert.Equal(["whole"], Directory.GetDirectories(Checkpoints).Select(path => Path.GetFileName(path)));
    }

    /// <summary>Flips a bit in the middle of each of a run's files of a given name.</summary>
    private async Task DamageAsync(string run, string files)
    {
        foreach (var record in Assert.AtLeastOne(Directory.GetFiles(Path.Combine(Checkpoints, run), files, SearchOption.AllDirectories)))
        {
            var bytes = await File.ReadAllBytesAsync(record);
            bytes[bytes.Length / 2] ^= 1;
            await File.WriteAllBytesAsync(record, bytes);
        }
    }

    private async Task AssertRefusedAsync(string run, string part, string command, params string[] options)
    {
        var result = await RealProgram.InvokeAsync(_folder, ["runs", command, run, .. options]);

        Assert.Equal((ExitStatus.Failed, ""), (result.Status, result.Output));
        var line = Assert.Single(result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains(part, line, StringComparison.Ordinal);
        Assert.Contains($"`adoptsim runs delete {run}` removes it.", line, StringComparison.Ordinal);
    }

    private static IEnumerable<(string? Name, string? State)> States(string json) => StatesOf(JsonDocument.Parse(json).RootElement.GetProperty("runs"));

    private static IEnumerable<(string? Name, string? State)> StatesOf(JsonElement runs) =>
        [
            .. runs.EnumerateArray()
                .Select(run => (Name: run.GetProperty("name").GetString(), State: run.GetProperty("state").GetString()))
                .OrderBy(run => run.Name, StringComparer.Ordinal),
        ];

    private async Task<IEnumerable<(string? Name, string? State)>> StatesOnPageAsync()
    {
        using var state = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(_folder, ".adoptsim", "cluster.json")));
        using var http = new HttpClient();
        return StatesOf(
            JsonDocument
                .Parse(
                    await http.GetStringAsync(
                        new Uri($"http://127.0.0.1:{state.RootElement.GetProperty("silos")[0].GetProperty("httpPort").GetInt32()}/api/runs")
                    )
                )
                .RootElement
        );
    }

    private async Task<string> Done(params string[] arguments)
    {
        var result = await RealProgram.InvokeAsync(_folder, arguments);
        Assert.True(result.Status == ExitStatus.Done, $"{string.Join(' ', arguments)}\n{result.Error}");
        return result.Output;
    }
}
