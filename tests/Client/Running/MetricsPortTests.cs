using System.Net;
using System.Net.Sockets;
using AdoptionSim.Client.Tests.Support;

namespace AdoptionSim.Client.Tests.Running;

public sealed class MetricsPortTests : IDisposable
{
    private readonly Cli _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task Metrics_page_exists_only_on_request_while_the_command_runs()
    {
        var clusters = FakeClusters.Of(() => new FakeRun());
        var whileItRuns = new List<int[]>();
        _cli.Clusters = clusters;
        _cli.OnLine = _ => whileItRuns.Add([.. clusters.MetricsPorts]);

        var offered = await _cli.InvokeAsync("run", "islandia", "--metrics-port", "9464", "--json", "--name", "offered");
        var not = await _cli.InvokeAsync("run", "islandia", "--json", "--name", "not");

        Assert.Equal((ExitStatus.Done, ExitStatus.Done), (offered.Status, not.Status));
        Assert.Equal([9464], whileItRuns[0]);
        Assert.Empty(whileItRuns[^1]);
        Assert.Empty(clusters.MetricsPorts);
    }

    [Fact]
    public async Task Metrics_page_shows_the_client_view_of_a_cluster_run()
    {
        var clusters = FakeClusters.Of(() => new FakeRun());
        _cli.Clusters = clusters;

        await _cli.InvokeAsync("run", "islandia", "--cluster", "127.0.0.1:1", "--metrics-port", "9464", "--name", "seen");

        Assert.NotEmpty(clusters.Reported);
        Assert.All(clusters.Reported, report => Assert.Equal("seen", report.Run));
    }

    [Fact]
    public async Task Port_in_use_is_refused_before_anything_is_written()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        var result = await RealProgram.InvokeAsync(_cli.Folder, "run", "islandia", "--metrics-port", $"{port}");

        Assert.Equal((ExitStatus.Refused, ""), (result.Status, result.Output));
        Assert.StartsWith($"--metrics-port is '{port}'; expected a free port of 127.0.0.1: ", result.Error, StringComparison.Ordinal);
        Assert.Empty(_cli.Everything());
    }

    [Fact]
    public async Task Embedded_silos_share_one_metrics_page_during_the_run()
    {
        var port = FreePort.Find();
        using var process = RealProgram.Start(
            _cli.Folder,
            "run",
            "islandia",
            "--scale",
            "0.01",
            "--silos",
            "2",
            "--pace",
            "5",
            "--quiet",
            "--metrics-port",
            $"{port}"
        );
        using var http = new HttpClient();
        var page = "";
        await Until.True("the page has the run's tick", async () =>
        {
            Assert.False(process.HasExited, "The run ended before its page was read.");
            try
            {
                page = await http.GetStringAsync(new Uri($"http://127.0.0.1:{port}/metrics"));
                return page.Contains("adoptsim_tick{", StringComparison.Ordinal);
            }
            catch (Exception error) when (error is HttpRequestException or SocketException)
            {
                // The page is not open yet.
                return false;
            }
        });

        process.Kill();
        await process.WaitForExitAsync();
        var lines = page.Split('\n');
        Assert.Single(lines, line => line.StartsWith("adoptsim_tick{", StringComparison.Ordinal));
        Assert.Single(lines, line => line.StartsWith("adoptsim_silo_districts{", StringComparison.Ordinal) && line.EndsWith(" 7", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("adoptsim_subscribers{", StringComparison.Ordinal));
    }
}
