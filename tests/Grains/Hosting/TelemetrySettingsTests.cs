using System.Collections.Concurrent;
using System.Text;
using AdoptionSim.Grains.Tests.Support;
using AdoptionSim.Silo;
using AdoptionSim.Silo.Gateways;
using Microsoft.AspNetCore.Builder;

namespace AdoptionSim.Grains.Tests.Hosting;

public sealed class TelemetrySettingsTests
{
    private readonly int[] _ports = FreePorts.Take(4);

    [Fact]
    public async Task Settings_enable_district_metrics_and_traces()
    {
        var sent = new ConcurrentQueue<(string Path, string Body)>();
        await using var collector = await Collect(sent);
        var silo = SiloHost.Build([
            "--Silo:SiloPort",
            $"{_ports[0]}",
            "--Silo:PrimaryPort",
            $"{_ports[0]}",
            "--Silo:GatewayPort",
            $"{_ports[1]}",
            "--Silo:HttpPort",
            $"{_ports[2]}",
            "--Silo:ClusterId",
            $"telemetry-{_ports[0]}",
            "--Silo:MetricsByDistrict",
            "true",
            "--Silo:Otlp",
            $"http://127.0.0.1:{_ports[3]}",
            "--Logging:LogLevel:AdoptionSim",
            "Error",
        ]);
        await silo.StartAsync();
        await using (var remote = await RemoteCluster.ConnectAsync($"127.0.0.1:{_ports[1]}", $"telemetry-{_ports[0]}", "adoptsim"))
        {
            await new SmallRun("watched") { Ticks = 3 }.ToEnd(remote.Grains);
        }

        using var http = new HttpClient();
        var scrape = await Scrape.Get(http, _ports[2]);
        await silo.StopAsync();
        await silo.DisposeAsync();

        var districts = new SmallRun("watched").Setup().Nation.Districts.Select(district => district.Key);
        Assert.Equal(
            districts,
            scrape.Samples.Where(sample => sample.Name == "adoptsim_people").Select(sample => sample.Labels["district"]).Order(StringComparer.Ordinal)
        );
        Assert.All(sent, request => Assert.Equal("/v1/traces", request.Path));
        var bodies = string.Concat(sent.Select(request => request.Body));
        Assert.All(["watched", "adoptsim.tick", "word_of_mouth"], word => Assert.Contains(word, bodies, StringComparison.Ordinal));
    }

    private async Task<WebApplication> Collect(ConcurrentQueue<(string Path, string Body)> sent)
    {
        var collector = WebApplication.CreateSlimBuilder().Build();
        collector.Urls.Add($"http://127.0.0.1:{_ports[3]}");
        collector.Run(async context =>
        {
            using var reader = new StreamReader(context.Request.Body, Encoding.Latin1);
            sent.Enqueue((context.Request.Path, await reader.ReadToEndAsync()));
        });
        await collector.StartAsync();
        return collector;
    }
}
