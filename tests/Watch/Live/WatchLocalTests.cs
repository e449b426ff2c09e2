using System.Net;
using System.Net.Sockets;
using AdoptionSim.Client.Connections;
using AdoptionSim.Tests.Support.Limits;
using AdoptionSim.Watch.Tests.Support;

namespace AdoptionSim.Watch.Tests.Live;

/// <summary>Tests <c>ops/watch-local</c> from its start to Ctrl-C.</summary>
public sealed class WatchLocalTests
{
    private static readonly string Script = Path.Combine(Paths.Ops, "watch-local");

    [Fact]
    public async Task Ctrl_C_leaves_no_process_and_no_file()
    {
        await using var watch = await WatchLocal.StartAsync();
        var (silos, data) = (watch.Silos, watch.Data);
        Assert.Equal(2, silos.Length);
        Assert.True(Directory.Exists(data));
        Assert.Contains($"Live page   http://127.0.0.1:{watch.Metrics[0].Port}/\n", watch.Printed, StringComparison.Ordinal);

        Assert.Equal(130, await watch.EndAsync());

        Assert.All(silos, silo => Assert.Null(ProcessMark.Find(silo)));
        Assert.False(Directory.Exists(Path.GetDirectoryName(data)));
        Assert.Empty(Directory.GetFileSystemEntries(watch.Folder));
        using var http = new HttpClient();
        await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync(watch.Prometheus));
    }

    [Trait(Pace.Name, Pace.Nightly)]
    [Fact]
    public async Task Second_start_is_refused_and_an_added_silo_is_watched()
    {
        await using var watch = await WatchLocal.StartAsync(arguments: ["--silos", "1"]);
        using var prometheus = new PrometheusApi(watch.Prometheus);

        var second = await Tool.RunAsync("bash", [Script], watch.Folder);
        Assert.Equal((2, ""), (second.Status, second.Output));
        Assert.Contains("has a cluster that is running", second.Error, StringComparison.Ordinal);

        await Tool.DoneAsync(watch.Folder, "cluster", "add");
        await Until.True("both silos are scraped", async () => (await prometheus.QueryAsync("up{job=\"silos\"} == 1")).Length == 2);
    }

    [Trait(Pace.Name, Pace.Nightly)]
    [Fact]
    public async Task Grafana_is_started_with_it_where_it_is_installed()
    {
        using var stub = new GrafanaStub();
        await using var watch = await WatchLocal.StartAsync(environment: stub.Environment, arguments: ["--silos", "1"]);

        Assert.Contains("\nGrafana     http://127.0.0.1:", watch.Printed, StringComparison.Ordinal);
        Assert.Contains($"ADOPTSIM_PROMETHEUS={watch.Prometheus.ToString().TrimEnd('/')}\n", stub.Settings, StringComparison.Ordinal);
        Assert.Contains("GF_SERVER_HTTP_ADDR=127.0.0.1\n", stub.Settings, StringComparison.Ordinal);
        Assert.Contains("GF_AUTH_ANONYMOUS_ORG_ROLE=Viewer\n", stub.Settings, StringComparison.Ordinal);
        Assert.All(["ADOPTSIM_DASHBOARDS", "GF_PATHS_PROVISIONING", "GF_DASHBOARDS_DEFAULT_HOME_DASHBOARD_PATH"], name =>
            Assert.True(Path.Exists(stub.Setting(name)), name)
        );

        await watch.EndAsync();
        Assert.Null(ProcessMark.Find(stub.ProcessId));
    }

    [Theory]
    [InlineData("--silos is '0'; expected a whole number from 1 to 16", "--silos", "0")]
    [InlineData("--silos has no value; expected a whole number from 1 to 16", "--silos")]
    [InlineData("--prometheus-port is 'x'; expected a whole number from 1024 to 65535", "--prometheus-port", "x")]
    [InlineData("--grafana-port is '5999'; expected another port than --prometheus-port", "--prometheus-port", "5999", "--grafana-port", "5999")]
    [InlineData("--dashboards: unknown", "--dashboards")]
    [InlineData("--running finds no cluster in ", "--running")]
    public async Task A_bad_option_is_refused(string complaint, params string[] arguments)
    {
        var result = await RefusedAsync(arguments);

        Assert.Equal((2, ""), (result.Status, result.Output));
        Assert.StartsWith(complaint, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_refused()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        var result = await RefusedAsync("--prometheus-port", $"{port}");

        Assert.Equal((2, $"--prometheus-port is '{port}', which another process listens on; expected a port that is free\n"), (result.Status, result.Error));
    }

    /// <summary>Runs the script with arguments that it must refuse, and checks that it wrote nothing.</summary>
    private static async Task<ToolResult> RefusedAsync(params string[] arguments)
    {
        Needs.All(Needs.Prometheus, Needs.Curl);
        var folder = Directory.CreateTempSubdirectory("adoptsim-test-").FullName;
        var result = await Tool.RunAsync("bash", [Script, .. arguments], folder);
        Directory.Delete(folder);
        return result;
    }
}
