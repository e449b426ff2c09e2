using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using AdoptionSim.Client.Tests.Support;

namespace AdoptionSim.Client.Tests.Runs;

/// <summary>Tests a run of embedded silos whose process is killed and which another process continues.</summary>
public sealed class RealStoredRunTests : IDisposable
{
    private static readonly string[] Question = ["run", "islandia", "--scale", "0.5", "--step", "day", "--seed", "3", "--json", "--quiet"];

    /// <summary>Manifest fields that may differ. Bytes between silos include what is sent again after a recovery.</summary>
    private static readonly string[] OfTimeMachineAndRecoveries =
    [
        "wallSeconds",
        "firstTickSeconds",
        "citizenTicksPerSecond",
        "peakWorkingSetBytes",
        "machine",
        "recoveries",
        "crossSiloBytes",
    ];

    private readonly string _folder = Directory.CreateTempSubdirectory("adoptsim-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Killed_and_resumed_run_equals_an_uninterrupted_one_in_files()
    {
        string[] question =
        [
            .. Question,
            "--name",
            "killed",
            "--checkpoint-ticks",
            "20",
            "--silos",
            "2",
            "--threads",
            "2",
            "--until",
            "2003-01-01",
            "--set",
            "adoption.consider_rate=0.8",
        ];
        var elsewhere = Directory.CreateDirectory(Path.Combine(_folder, "elsewhere")).FullName;
        var whole = await RealProgram.InvokeAsync(elsewhere, question);
        using (var killed = RealProgram.Start(_folder, question))
        {
            await SeeCheckpoint(killed);
            killed.Kill();
            await killed.WaitForExitAsync();
        }

        Assert.False(File.Exists(Path.Combine(_folder, "runs", "killed", "manifest.json")));
        var resumed = await RealProgram.InvokeAsync(_folder, "runs", "resume", "killed", "--json", "--quiet");

        Assert.True(whole.Status == ExitStatus.Done && resumed.Status == ExitStatus.Done, whole.Error + resumed.Error);
        var (expected, found) = (Comparable(whole.Output), Comparable(resumed.Output));
        Assert.Equal(expected, found);
        Assert.Equal(found, Comparable(await File.ReadAllTextAsync(Path.Combine(_folder, "runs", "killed", "manifest.json"))));
        foreach (var table in new[] { "national.csv", "districts.csv", "towers.csv", "digests.csv" })
        {
            Assert.Equal(
                await File.ReadAllBytesAsync(Path.Combine(elsewhere, "runs", "killed", table)),
                await File.ReadAllBytesAsync(Path.Combine(_folder, "runs", "killed", table))
            );
        }

        Assert.Equal(Names(elsewhere), Names(_folder));
    }

    /// <summary>Returns a manifest's fields except those about time, the machine and recoveries, one per line.</summary>
    private static string Comparable(string manifest)
    {
        var fields = JsonNode.Parse(manifest)!.AsObject();
        foreach (var field in OfTimeMachineAndRecoveries)
        {
            Assert.True(fields.Remove(field), $"{field} is not in the manifest");
        }

        return fields.ToJsonString(new JsonSerializerOptions { WriteIndented = true });
    }

    /// <summary>Waits until a checkpoint is complete. If the run ends before that, the test fails.</summary>
    private async Task SeeCheckpoint(Process process)
    {
        var checkpoints = Path.Combine(_folder, "runs", "killed", "checkpoints");
        await Until.True("a checkpoint is whole", () =>
        {
            Assert.False(process.HasExited, "The run ended before it was stored.");
            return Directory.Exists(checkpoints) && Directory.EnumerateFiles(checkpoints, "whole.json", SearchOption.AllDirectories).Any();
        });
    }

    private static string[] Names(string folder) =>
        [.. Directory.GetFileSystemEntries(Path.Combine(folder, "runs", "killed")).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];
}
