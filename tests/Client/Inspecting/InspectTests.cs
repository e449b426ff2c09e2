using System.Text.Json;
using AdoptionSim.Client.Connections;
using AdoptionSim.Client.Tests.Support;
using AdoptionSim.Contracts.Runs;
using AdoptionSim.Contracts.Towers;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Client.Tests.Inspecting;

public sealed class InspectTests : IDisposable
{
    private readonly Cli _cli = new();
    private readonly FakeClusters _clusters = new((_, key) => new FakeTower(key));

    public InspectTests() => _cli.Clusters = _clusters;

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task Tower_of_the_newest_kept_run_is_shown_with_units()
    {
        Keep("older", DateTime.UnixEpoch);
        Keep("newer", DateTime.UnixEpoch.AddDays(1));

        var result = await _cli.InvokeAsync("inspect", "tower", "IS-A.1/t/3");

        Assert.True(result.Status == ExitStatus.Done, result.Error);
        Assert.Equal(["newer/IS-A.1/t/3"], _clusters.Keys);
        Assert.Contains("tower IS-A.1/t/3 on 2012-01-02 (tick 9)", result.Output, StringComparison.Ordinal);
        Assert.Contains("12.50 erlangs in the busy hour", result.Output, StringComparison.Ordinal);
        Assert.Contains("2.00 %", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("older")]
    [InlineData("runs/older")]
    public async Task Run_is_found_by_name_and_by_folder(string run)
    {
        Keep("older", DateTime.UnixEpoch);
        Keep("newer", DateTime.UnixEpoch.AddDays(1));

        await _cli.InvokeAsync("inspect", "tower", "IS-A.1/t/3", "--run", run);

        Assert.Equal(["older/IS-A.1/t/3"], _clusters.Keys);
    }

    [Fact]
    public async Task With_json_the_view_is_the_only_output()
    {
        Keep("mine", DateTime.UnixEpoch);

        var result = await _cli.InvokeAsync("inspect", "tower", "IS-A.1/t/3", "--json");

        Assert.Equal(12.5, JsonDocument.Parse(result.Output).RootElement.GetProperty("offeredErlangs").GetDouble());
    }

    [Theory]
    [InlineData("citizen", "IS-A.1", "expected DISTRICT/NUMBER")]
    [InlineData("handset", "IS-A.1/77", "expected DISTRICT/h/NUMBER")]
    [InlineData("tower", "IS-A.1/t/x", "expected DISTRICT/t/NUMBER")]
    [InlineData("terminal", "IS-A.1/t/3", "expected DISTRICT/i/NUMBER")]
    [InlineData("board", "IS-A.1/3", "expected DISTRICT/b/NUMBER")]
    [InlineData("cinema", "IS-A.1/c/4", "expected DISTRICT/c/0")]
    [InlineData("foreigner", "FR/diplomats", "expected FR/COHORT/NUMBER")]
    [InlineData("district", "IS-A.1/3", "expected DISTRICT")]
    [InlineData("tower", "IS-A.1/t/404", "expected one that run mine has: no such tower")]
    public async Task An_invalid_id_is_refused(string kind, string id, string expected)
    {
        Keep("mine", DateTime.UnixEpoch);

        var result = await _cli.InvokeAsync("inspect", kind, id);

        Assert.Equal((ExitStatus.Refused, ""), (result.Status, result.Output));
        Assert.Contains($"ID is '{id}'; ", result.Error, StringComparison.Ordinal);
        Assert.Contains(expected, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_is_not_kept_is_refused()
    {
        var none = await _cli.InvokeAsync("inspect", "tower", "IS-A.1/t/3");
        var named = await _cli.InvokeAsync("inspect", "tower", "IS-A.1/t/3", "--run", "mine");

        Assert.Equal((ExitStatus.Refused, ExitStatus.Refused), (none.Status, named.Status));
        Assert.Contains("no kept run", none.Error, StringComparison.Ordinal);
        Assert.Contains("--run is 'mine'; expected a run that `adoptsim run --keep` is keeping", named.Error, StringComparison.Ordinal);
    }

    private void Keep(string name, DateTime since)
    {
        var path = _cli.PathTo("runs", name, RunAddress.FileName);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, new RunAddress(name, "127.0.0.1:1", "cluster", "service").ToJson());
        File.SetLastWriteTimeUtc(path, since);
    }
}

/// <summary>A fake of any tower except number 404, which does not exist.</summary>
internal sealed class FakeTower(string key) : ICellTower
{
    public Task<TowerView> Describe() =>
        key.EndsWith("/404", StringComparison.Ordinal)
            ? throw new KeyNotFoundException("no such tower")
            : Task.FromResult(
                new TowerView(
                    key.Split('/', 2)[1],
                    new Tick(9),
                    new DateOnly(2012, 1, 2),
                    new DateOnly(2009, 1, 1),
                    "urban",
                    true,
                    false,
                    3,
                    60,
                    12.5,
                    0.02,
                    0.1
                )
            );

    public Task<CommandReceipt> SwitchOff(string commandId, Tick? atTick = null) => throw new NotSupportedException();

    public Task<CommandReceipt> SwitchOn(string commandId, Tick? atTick = null) => throw new NotSupportedException();

    public Task<CommandReceipt> SetChannels(int channels, string commandId, Tick? atTick = null) => throw new NotSupportedException();
}
