using AdoptionSim.Contracts.Runs;
using AdoptionSim.Grains.Tests.Support;
using AdoptionSim.Nations.Commands;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Grains.Tests.Checkpoints;

/// <summary>
/// A disk returns one wrong bit. The run must continue to its original digest, or be refused with the name of the damaged part; another digest is a failure.
/// </summary>
public sealed class FlippedBitTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("adoptsim-flipped-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact(Timeout = 600_000)]
    public async Task Flipped_bit_in_any_stored_file_never_changes_the_digest()
    {
        var small = new SmallRun("flipped") { Ticks = 40, Pace = 100 };
        var digest = await StoreHalf(small);
        var files = Directory
            .GetFiles(Path.Combine(_folder.FullName, "half"), "*", SearchOption.AllDirectories)
            .Where(file => new FileInfo(file).Length > 0)
            .ToArray();
        Assert.Contains(files, file => file.EndsWith("run.json", StringComparison.Ordinal));
        Assert.Contains(files, file => file.EndsWith(".journal", StringComparison.Ordinal));
        Assert.Contains(files, file => Path.GetFileName(file) == "whole.json");
        foreach (var file in Assert.AtLeastOne(files))
        {
            var outcome = await Resume(small.Name, Path.GetRelativePath(Path.Combine(_folder.FullName, "half"), file));
            Assert.True(
                outcome == digest || outcome.Contains("is damaged", StringComparison.Ordinal) || outcome.Contains("is missing", StringComparison.Ordinal),
                $"{file}: {outcome}"
            );
        }
    }

    /// <summary>Runs half of the ticks, with checkpoints and a command.</summary>
    /// <returns>The digest of the whole run.</returns>
    private async Task<string> StoreHalf(SmallRun small)
    {
        await using var cluster = await GrainCluster.StartAsync(1, Path.Combine(_folder.FullName, "half"));
        var run = cluster.Grains.GetGrain<IRun>(small.Name);
        await run.Start(small.Specification() with { Checkpoints = new CheckpointInterval(0, 5) });
        await run.Submit(new Command("cut", CommandKind.SwitchOff, "IS-A.1/t/0", "", new Tick(30)));
        await Until.True("a checkpoint is whole", async () => (await run.Progress()).Checkpoint >= 10);
        await run.Cancel();
        Assert.Equal(RunState.Cancelled, (await run.ToEnd()).State);
        return (await (small with { Name = "straight", Pace = 0, Commands = await run.Journal() }).ToEnd(cluster.Grains)).Digest;
    }

    /// <returns>The digest, or the reason for which the run was refused.</returns>
    private async Task<string> Resume(string name, string file)
    {
        var copy = Path.Combine(_folder.FullName, "copy");
        Copy(Path.Combine(_folder.FullName, "half"), copy);
        var bytes = await File.ReadAllBytesAsync(Path.Combine(copy, file));
        bytes[bytes.Length / 2] ^= 4;
        await File.WriteAllBytesAsync(Path.Combine(copy, file), bytes);
        try
        {
            await using var cluster = await GrainCluster.StartAsync(1, copy);
            var run = cluster.Grains.GetGrain<IRun>(name);
            var listed = (await cluster.Grains.GetGrain<IRuns>(IRuns.Key).List()).Select(entry => entry.Name);
            Assert.Contains(name, listed);
            await run.Resume();
            RunProgress progress;
            do
            {
                progress = await run.WaitFor(new Tick(int.MaxValue));
            } while (progress.State is RunState.Preparing or RunState.Running);
            return progress.Error ?? progress.Digest;
        }
        catch (Exception error) when (error is RunRefusedException or DamagedPartException)
        {
            return error.Message;
        }
        finally
        {
            Directory.Delete(copy, recursive: true);
        }
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var folder in Directory.GetDirectories(from))
        {
            Copy(folder, Path.Combine(to, Path.GetFileName(folder)));
        }

        foreach (var file in Directory.GetFiles(from))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }
    }
}
