using System.Text.Json;
using AdoptionSim.Client.Tests.Support;

namespace AdoptionSim.Client.Tests.Running;

public sealed class CancelTests : IDisposable
{
    private readonly Cli _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task A_cancelled_run_keeps_whole_files_of_what_is_done()
    {
        using var cancellation = new CancellationTokenSource();
        _cli.Clusters = FakeClusters.Of(() => new FakeRun(holdAt: 0.5, onHold: cancellation.Cancel));

        var result = await _cli.InvokeAsync(cancellation.Token, "run", "islandia", "--out", "out", "--json", "--quiet");

        Assert.Equal(ExitStatus.Cancelled, result.Status);
        var manifest = JsonDocument.Parse(result.Output).RootElement;
        var rows = CsvText.Read(_cli.PathTo("out", "national.csv"));
        Assert.Equal("cancelled", manifest.GetProperty("status").GetString());
        Assert.Equal(manifest.GetProperty("ticks").GetInt32() + 1, rows.Count);
        Assert.Equal(manifest.GetProperty("end").GetString(), rows[^1]["date"]);
        Assert.DoesNotContain(_cli.Everything(), path => path.EndsWith(".part", StringComparison.Ordinal) || path.EndsWith(".claim", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_run_cancelled_before_it_began_leaves_nothing()
    {
        var result = await _cli.InvokeAsync(new CancellationToken(canceled: true), "run", "islandia");

        Assert.Equal(ExitStatus.Cancelled, result.Status);
        Assert.Empty(_cli.Everything());
    }
}
