using System.Text.Json;
using AdoptionSim.Client.Tests.Support;

namespace AdoptionSim.Client.Tests.Clusters;

public sealed class ClusterStatusTests : IDisposable
{
    private readonly Cli _cli = new();
    private readonly FakeCluster _cluster;

    public ClusterStatusTests()
    {
        _cluster = new FakeCluster(_cli.Silos);
        _cli.Clusters = _cluster.Clusters;
    }

    public void Dispose() => _cli.Dispose();

    [Theory]
    [InlineData("status")]
    [InlineData("add")]
    [InlineData("stop", "1")]
    public async Task Where_there_is_no_cluster_that_is_said(params string[] arguments)
    {
        var result = await _cli.InvokeAsync(["cluster", .. arguments]);

        Assert.Equal((ExitStatus.Failed, ""), (result.Status, result.Output));
        Assert.Equal($"There is no cluster in {_cli.Folder}; `adoptsim cluster up` starts one.", result.Error.Trim());
        Assert.Empty(_cli.Everything());
    }

    [Fact]
    public async Task Status_shows_districts_and_dead_silos()
    {
        await UpAsync("--silos", "3");
        _cli.Silos.Alive.Remove(1_002);

        var status = JsonDocument.Parse((await _cli.InvokeAsync("cluster", "status", "--json")).Output).RootElement;

        var silos = status.GetProperty("silos").EnumerateArray().ToArray();
        Assert.Equal(["active", "dead", "active"], silos.Select(silo => silo.GetProperty("state").GetString()));
        Assert.Equal([1_001, 1_002, 1_003], silos.Select(silo => silo.GetProperty("pid").GetInt32()));
        Assert.Equal([true, false, false], silos.Select(silo => silo.GetProperty("isPrimary").GetBoolean()));
        Assert.Equal(
            (7, 1_234L, 100L << 20),
            (silos[0].GetProperty("districts").GetInt32(), silos[0].GetProperty("citizens").GetInt64(), silos[0].GetProperty("memoryBytes").GetInt64())
        );
        Assert.Equal((0, 0L), (silos[1].GetProperty("districts").GetInt32(), silos[1].GetProperty("memoryBytes").GetInt64()));
        Assert.All(silos, silo => Assert.StartsWith("http://127.0.0.1:", silo.GetProperty("metrics").GetString(), StringComparison.Ordinal));
        Assert.All(silos, silo => Assert.True(File.Exists(silo.GetProperty("log").GetString())));
        Assert.Contains("The first silo holds the membership", status.GetProperty("note").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Status_is_a_table_whose_lines_are_never_broken()
    {
        await UpAsync();
        _cluster.Answers = false;

        var lines = (await _cli.InvokeAsync("cluster", "status")).Output.ReplaceLineEndings("\n").Split('\n');

        Assert.Equal("silo  address          process  state      districts  citizens   memory  metrics", lines[0]);
        Assert.Equal("   1  127.0.0.1:40000     1001  no answer          0         0  100 MiB  http://127.0.0.1:40002/metrics", lines[1]);
    }

    [Fact]
    public async Task The_live_page_address_is_of_the_first_live_silo()
    {
        var up = await UpAsync();
        Assert.EndsWith("Live page: http://127.0.0.1:40002/", up.Output.TrimEnd(), StringComparison.Ordinal);

        _cli.Silos.Alive.Remove(1_001);
        var one = JsonDocument.Parse((await _cli.InvokeAsync("cluster", "status", "--json")).Output).RootElement;
        _cli.Silos.Alive.Clear();
        var none = await _cli.InvokeAsync("cluster", "status");

        Assert.Equal("http://127.0.0.1:40005/", one.GetProperty("page").GetString());
        Assert.DoesNotContain("browser", none.Output, StringComparison.Ordinal);
    }

    private Task<CliResult> UpAsync(params string[] options) => _cli.InvokeAsync(["cluster", "up", .. options]);
}
