using AdoptionSim.Client.Tests.Support;

namespace AdoptionSim.Client.Tests.Keeping;

public sealed class KeepTests : IDisposable
{
    private readonly Cli _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task A_kept_run_has_an_address_until_it_is_cancelled()
    {
        using var interrupt = new CancellationTokenSource();
        string? text = null;
        _cli.Clusters = FakeClusters.Of(() => new FakeRun(holdAt: 0.5, onHold: () =>
            {
                text ??= File.ReadAllText(_cli.PathTo("runs", "mine", "address.json"));
                interrupt.Cancel();
            }));

        var result = await _cli.InvokeAsync(interrupt.Token, "run", "islandia", "--name", "mine", "--keep", "--quiet");

        Assert.Equal(ExitStatus.Cancelled, result.Status);
        Assert.Contains("\"mine\"", text, StringComparison.Ordinal);
        Assert.False(File.Exists(_cli.PathTo("runs", "mine", "address.json")));
    }

    [Fact]
    public async Task Finished_kept_run_has_an_address_until_released()
    {
        using var letGo = new CancellationTokenSource();
        var kept = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _cli.OnLine = line => _ = line!.Contains("kept until Ctrl-C", StringComparison.Ordinal) && kept.TrySetResult();

        var run = _cli.InvokeAsync(letGo.Token, "run", "islandia", "--name", "mine", "--keep", "--quiet");
        await Task.WhenAny(kept.Task, run);
        var text = await File.ReadAllTextAsync(_cli.PathTo("runs", "mine", "address.json"));
        Assert.True(File.Exists(_cli.PathTo("runs", "mine", "manifest.json")));
        await letGo.CancelAsync();
        var result = await run;

        Assert.Contains("127.0.0.1:12345", text, StringComparison.Ordinal);
        Assert.Equal(ExitStatus.Done, result.Status);
        Assert.Contains("adoptsim inspect citizen ", result.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(_cli.PathTo("runs", "mine", "address.json")));
    }
}
