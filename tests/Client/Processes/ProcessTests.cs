using System.Text.Json;
using AdoptionSim.Client.Tests.Support;
using AdoptionSim.Tests.Support.Limits;

namespace AdoptionSim.Client.Tests.Processes;

/// <summary>Tests behaviour that only a real process shows: signals, and limits on file sizes.</summary>
public sealed class ProcessTests : IDisposable
{
    private readonly Cli _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task Run_on_full_disk_names_the_file_and_leaves_nothing()
    {
        // The shell, and so the program, ignores the signal: a write beyond the limit fails as on a full disk.
        using var process = new FakeProcess(_cli.Folder, "trap '' XFSZ; ulimit -f 1024;", "1", "run", "baseline", "--out", "out", "--quiet");
        var result = await process.EndAsync();

        Assert.Equal((ExitStatus.Failed, ""), (result.Status, result.Output));
        Assert.Matches(@"out/districts\.csv: cannot be written: .*too large", result.Error);
        Assert.Empty(_cli.Everything());
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM", Traits = [Pace.Name, Pace.Nightly])]
    [InlineData("HUP", Traits = [Pace.Name, Pace.Nightly])]
    [InlineData("HUP", "HUP")]
    public async Task First_signal_half_way_ends_the_run_in_good_order(params string[] signals)
    {
        // In the middle the run pauses forever: only the signal can end it.
        using var process = new FakeProcess(_cli.Folder, "", "0.5", "run", "islandia", "--out", "out");
        Assert.NotNull(await process.Error.ReadLineAsync());

        Assert.NotEmpty(signals);
        foreach (var signal in signals)
        {
            await process.SendAsync(signal);
        }

        var result = await process.EndAsync();

        Assert.Equal(ExitStatus.Cancelled, result.Status);
        var manifest = JsonDocument.Parse(await File.ReadAllTextAsync(_cli.PathTo("out", "manifest.json"))).RootElement;
        Assert.Equal("cancelled", manifest.GetProperty("status").GetString());
        Assert.DoesNotContain(_cli.Everything(), path => path.EndsWith(".part", StringComparison.Ordinal) || path.EndsWith(".claim", StringComparison.Ordinal));
        Assert.Equal(manifest.GetProperty("ticks").GetInt32() + 1, CsvText.Read(_cli.PathTo("out", "national.csv")).Count);
    }

    [Fact]
    public async Task Signals_that_a_process_ignores_fail_the_test_at_once()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux shows ignored signals in /proc.");
        using var process = new FakeProcess(_cli.Folder, "trap '' INT;", "0.5", "run", "islandia", "--out", "out");
        Assert.NotNull(await process.Error.ReadLineAsync());

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(process.InterruptAsync);

        Assert.Contains("ignores SIGINT", failure.Message, StringComparison.Ordinal);
    }
}
