using System.Net;
using AdoptionSim.Contracts.Runs;
using AdoptionSim.Grains.Tests.Support;
using AdoptionSim.Nations.Quantities;
using AdoptionSim.Silo;
using AdoptionSim.Silo.Gateways;

namespace AdoptionSim.Grains.Tests.Hosting;

public sealed class HostingTests
{
    [Fact]
    public async Task Remote_client_connects_through_the_gateway_and_sees_the_run()
    {
        await using var cluster = await EmbeddedCluster.StartAsync(new EmbeddedOptions(2, Gateway: true));
        await using var remote = await RemoteCluster.ConnectAsync(cluster.GatewayAddress!, cluster.ClusterId, cluster.ServiceId);

        var progress = await new SmallRun("remote").ToEnd(remote.Grains);

        Assert.Equal(RunState.Done, progress.State);
        Assert.Equal(progress, await cluster.Grains.GetGrain<IRun>("remote").Progress());
        Assert.Equal(54, (await remote.Grains.GetGrain<IRun>("remote").Rows(new Tick(0), 100)).Length);
    }

    [Fact]
    public async Task A_cluster_without_a_gateway_has_no_address()
    {
        await using var cluster = await EmbeddedCluster.StartAsync(new EmbeddedOptions());

        Assert.Null(cluster.GatewayAddress);
    }

    [Fact]
    public async Task A_silo_process_exposes_health_and_progress()
    {
        var ports = FreePorts.Take(3);
        await using var app = SiloHost.Build([
            "--Silo:SiloPort",
            $"{ports[0]}",
            "--Silo:PrimaryPort",
            $"{ports[0]}",
            "--Silo:GatewayPort",
            $"{ports[1]}",
            "--Silo:HttpPort",
            $"{ports[2]}",
            "--Silo:ClusterId",
            $"test-{ports[0]}",
        ]);
        await app.StartAsync();
        await using var remote = await RemoteCluster.ConnectAsync($"127.0.0.1:{ports[1]}", $"test-{ports[0]}", "adoptsim");
        var progress = await new SmallRun("measured").ToEnd(remote.Grains);

        using var http = new HttpClient { BaseAddress = new Uri($"http://localhost:{ports[2]}") };
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(new Uri("/health/live", UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(new Uri("/health/ready", UriKind.Relative))).StatusCode);
        var metrics = await http.GetStringAsync(new Uri("/metrics", UriKind.Relative));
        Assert.Contains($"adoptsim_tick{{run=\"measured\"}} {progress.Tick}\n", metrics, StringComparison.Ordinal);
        await app.StopAsync();
    }
}
