using System.Text.Json;
using AdoptionSim.Tests.Support.Limits;

namespace AdoptionSim.Runs.Tests.EndToEnd;

/// <summary>Tests the complete path from the command line through silos and grains to the files.</summary>
public sealed class EndToEndTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("adoptsim-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Trait(Pace.Name, Pace.Nightly)]
    [Fact]
    public async Task Same_seed_twice_gives_the_same_digest_and_rows()
    {
        var first = await Adoptsim.RunAsync(_folder, "run", "--scale", "0.001", "--until", "2010-12-31", "--out", "first", "--json", "--quiet");
        var second = await Adoptsim.RunAsync(_folder, "run", "--scale", "0.001", "--until", "2010-12-31", "--out", "second", "--json", "--quiet");

        Assert.True(first.Status == 0, first.Error);
        Assert.True(second.Status == 0, second.Error);
        Assert.Equal(Property(first.Output, "digest"), Property(second.Output, "digest"));
        Assert.Equal("107", Property(first.Output, "ticks"));
        foreach (var file in new[] { "national.csv", "provinces.csv", "districts.csv", "towers.csv", "digests.csv" })
        {
            Assert.Equal(
                await File.ReadAllBytesAsync(Path.Combine(_folder, "first", file)),
                await File.ReadAllBytesAsync(Path.Combine(_folder, "second", file))
            );
        }

        Assert.Equal(109, File.ReadLines(Path.Combine(_folder, "first", "national.csv")).Count());
    }

    [Fact]
    public async Task Ctrl_C_keeps_complete_result_files_of_finished_ticks()
    {
        // Thirty years of daily ticks do not end by itself while a test waits.
        using var program = new Adoptsim(_folder, "run", "--step", "day", "--until", "2038-12-15", "--scale", "0.001", "--out", "out");
        Assert.NotNull(await program.Error.ReadLineAsync());

        await program.InterruptAsync();
        var result = await program.EndAsync();

        Assert.True(result.Status == 130, result.Error);
        var manifest = await File.ReadAllTextAsync(Path.Combine(_folder, "out", "manifest.json"));
        Assert.Equal("cancelled", Property(manifest, "status"));
        Assert.Equal($"{File.ReadLines(Path.Combine(_folder, "out", "national.csv")).Count() - 2}", Property(manifest, "ticks"));
    }

    [Fact]
    public async Task Another_process_can_inspect_a_kept_run_until_Ctrl_C()
    {
        using var kept = new Adoptsim(_folder, "run", "islandia", "--name", "mine", "--keep", "--quiet");
        Assert.DoesNotContain(await kept.KeptAsync(), line => line.Contains("inspect", StringComparison.Ordinal));

        var district = File.ReadLines(Path.Combine(_folder, "runs", "mine", "districts.csv")).ElementAt(1).Split(',')[1];
        var citizen = await Adoptsim.RunAsync(_folder, "inspect", "citizen", $"{district}/0", "--json");
        var tower = await Adoptsim.RunAsync(_folder, "inspect", "tower", $"{district}/t/0", "--run", "mine");
        var nobody = await Adoptsim.RunAsync(_folder, "inspect", "citizen", $"{district}/99999999");
        await kept.InterruptAsync();
        var end = await kept.EndAsync();
        var late = await Adoptsim.RunAsync(_folder, "inspect", "district", district);

        Assert.True(citizen.Status == 0, citizen.Error);
        Assert.Equal($"{district}/0", JsonDocument.Parse(citizen.Output).RootElement.GetProperty("citizen").GetProperty("id").GetString());
        Assert.True(tower.Status == 0, tower.Error);
        Assert.Contains("erlangs in the busy hour", tower.Output, StringComparison.Ordinal);
        Assert.True(nobody.Status == 2, nobody.Error);
        Assert.True(end.Status == 0, end.Error);
        Assert.Equal(2, late.Status);
    }

    private static string Property(string json, string name) => JsonDocument.Parse(json).RootElement.GetProperty(name).ToString();
}
