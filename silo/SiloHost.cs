using System.Net;
using AdoptionSim.Actors.Checkpoints;
using AdoptionSim.Actors.Silos;
using OpenTelemetry.Metrics;

namespace AdoptionSim.Silo;

/// <summary>A silo as a process of its own, on this machine: its grains, its figures at <c>/metrics</c>, its health at <c>/health</c>.</summary>
public static class SiloHost
{
    /// <summary>Reads <c>appsettings.json</c>, then the command line, <c>--Silo:SiloPort 11112</c> and the like.</summary>
    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        var options = builder.Configuration.GetSection("Silo").Get<SiloOptions>() ?? new SiloOptions();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ListenLocalhost(options.HttpPort));
        builder.UseOrleans(silo => silo
            .UseLocalhostClustering(options.SiloPort, options.GatewayPort, new IPEndPoint(IPAddress.Loopback, options.PrimaryPort), options.ServiceId, options.ClusterId)
            .ConfigureAdoptionSim(builder.Configuration.GetSection(CheckpointOptions.Section).Get<CheckpointOptions>()));
        builder.Services.Configure<SiloHosting>(hosting => hosting.MetricsAddress = $"http://127.0.0.1:{options.HttpPort}/metrics");
        builder.Services.AddSingleton<RunMetrics>();
        builder.Services.AddOpenTelemetry().WithMetrics(metrics => metrics.AddMeter(RunMetrics.MeterName).AddPrometheusExporter());
        builder.Services.AddHealthChecks();

        var app = builder.Build();
        app.Services.GetRequiredService<RunMetrics>();
        app.MapPrometheusScrapingEndpoint("/metrics");
        app.MapHealthChecks("/health/live");
        app.MapHealthChecks("/health/ready");
        return app;
    }
}

/// <summary>Where a silo of a local cluster listens; all on loopback.</summary>
public sealed record SiloOptions
{
    /// <summary>For other silos.</summary>
    public int SiloPort { get; init; } = 11111;

    /// <summary>For clients; 0 for none.</summary>
    public int GatewayPort { get; init; } = 30000;

    /// <summary>The silo port of the first silo, which holds the membership.</summary>
    public int PrimaryPort { get; init; } = 11111;

    /// <summary>For metrics and health.</summary>
    public int HttpPort { get; init; } = 8080;

    public string ClusterId { get; init; } = "adoptsim-local";

    public string ServiceId { get; init; } = "adoptsim";
}
