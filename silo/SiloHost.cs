using System.Net;
using AdoptionSim.Runtime.Checkpoints;
using AdoptionSim.Runtime.Experiments;
using AdoptionSim.Runtime.Silos;
using AdoptionSim.Runtime.Telemetry;
using AdoptionSim.Silo.Logs;
using AdoptionSim.Silo.Membership;
using AdoptionSim.Silo.Page;
using AdoptionSim.Silo.Processes;
using AdoptionSim.Silo.Settings;
using AdoptionSim.Silo.Telemetry;
using AdoptionSim.Silo.Tls;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using SiloOptions = AdoptionSim.Silo.Settings.SiloOptions;

namespace AdoptionSim.Silo;

/// <summary>
/// Runs a silo as a process of its own: grains, the live page at <c>/</c>, metrics at <c>/metrics</c>, health at <c>/health/live</c> and
/// <c>/health/ready</c>.
/// </summary>
public static partial class SiloHost
{
    /// <summary>The time that a silo has to hand over its districts to other silos after it is asked to stop.</summary>
    public static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(90);

    private const int Done = 0;
    private const int Failed = 1;
    private const int Refused = 2;

    /// <summary>Runs a silo until it is asked to stop.</summary>
    /// <returns>The exit status: 0 after a normal end, 1 if it could not start or failed, 2 if a setting is invalid.</returns>
    public static async Task<int> RunAsync(string[] args, TextWriter error)
    {
        ArgumentNullException.ThrowIfNull(error);
        try
        {
            await using var app = Build(args);
            Ports.Try(app.Services.GetRequiredService<SiloOptions>());
            try
            {
                await app.RunAsync();
            }
            catch (OperationCanceledException) when (app.Lifetime.ApplicationStopping.IsCancellationRequested)
            {
                // The silo was asked to stop before it had started.
            }

            return Done;
        }
        catch (OptionsValidationException exception)
        {
            await error.WriteLineAsync(string.Join(Environment.NewLine, exception.Failures));
            return Refused;
        }
        catch (Exception exception) when (StartException.In(exception) is { } reason)
        {
            await error.WriteLineAsync(reason);
            return Failed;
        }
    }

    /// <summary>
    /// Creates the host of a silo, with settings from <c>appsettings.json</c>, the environment and the command line; later ones win. See
    /// <see cref="SiloOptions"/>.
    /// </summary>
    /// <exception cref="OptionsValidationException">A setting is unknown or invalid.</exception>
    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { Args = SiloSettings.Arguments(args), ContentRootPath = AppContext.BaseDirectory }
        );
        var options = SiloSettings.Read(builder.Configuration);
        if (options.LogFile is { } log)
        {
            LimitedLog.Install(log, options.LogKilobytes * 1024L);
        }
        else if (!StandardDescriptors.IsStandard(descriptor: 1))
        {
            // The descriptor belongs to a pipe of the runtime, into which the log must not be written.
            builder.Logging.ClearProviders();
        }

        var tls = TlsIdentity.Read(options.Tls);
        builder.Services.AddSingleton(options);
        builder.Services.Configure<HostOptions>(host =>
        {
            host.ShutdownTimeout = ShutdownTimeout;

            // A silo that waits for its database answers health requests in the meantime.
            host.ServicesStartConcurrently = true;
        });
        builder.WebHost.ConfigureHttp(options, tls);
        builder.Services.AddAllowedHosts(options);
        builder.UseOrleans(silo =>
            silo.ConfigureMembers(options)
                .ConfigureTransport(tls)
                .ConfigureAdoptionSim(SiloSettings.ReadCheckpoints(builder.Configuration, options), options.Series)
        );
        builder.Services.Configure<SiloHosting>(hosting =>
            hosting.MetricsAddress = $"{(options.Https ? "https" : "http")}://{new IPEndPoint(options.HttpListening, options.HttpPort)}/metrics"
        );
        builder.Services.AddSeries().AddTraces(options.Otlp);
        builder.Services.AddLivePage();
        builder.Services.AddHealthChecks().AddCheck<Readiness>(nameof(Readiness));

        var app = builder.Build();
        var meter = app.Services.GetRequiredService<SeriesMeter>();
        meter.Add(app.Services.GetRequiredService<SiloSeries>());
        meter.Add(app.Services.GetRequiredService<ReportedExperiments>());
        meter.Warn = warning => LogLeftOut(app.Logger, warning);
        app.MapPrometheusScrapingEndpoint("/metrics");
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks("/health/ready");
        app.UseLivePage();
        return app;
    }

    private static void ConfigureHttp(this IWebHostBuilder web, SiloOptions options, TlsIdentity? tls) =>
        web.ConfigureKestrel(kestrel => kestrel.Listen(options.HttpListening, options.HttpPort, listen =>
            {
                if (options.Https)
                {
                    listen.UseHttps(new TlsHandshakeCallbackOptions { OnConnection = _ => ValueTask.FromResult(tls!.ForHttp()) });
                }
            }));

    [LoggerMessage(LogLevel.Warning, "{Warning}")]
    private static partial void LogLeftOut(ILogger logger, string warning);

    private static ISiloBuilder ConfigureMembers(this ISiloBuilder silo, SiloOptions options)
    {
        var address = IPAddress.Parse(options.Address);
        if (options.Kubernetes)
        {
            silo.UseKubernetesHosting();
        }

        silo.Configure<ClusterOptions>(cluster => (cluster.ClusterId, cluster.ServiceId) = (options.ClusterId, options.ServiceId))
            .Configure<EndpointOptions>(endpoint =>
            {
                endpoint.AdvertisedIPAddress = address;
                endpoint.SiloPort = options.SiloPort;
                endpoint.GatewayPort = options.GatewayPort;
                endpoint.SiloListeningEndpoint = new IPEndPoint(address, options.SiloPort);
                endpoint.GatewayListeningEndpoint = options.GatewayPort == 0 ? null : new IPEndPoint(address, options.GatewayPort);
            });
        if (options.Clustering == Clustering.Localhost)
        {
            return silo.UseDevelopmentClustering(new IPEndPoint(address, options.PrimaryPort));
        }

        silo.Services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>, MembershipSchema>();
        return silo.UseAdoNetClustering(database =>
            (database.Invariant, database.ConnectionString) = ("Npgsql", PostgresTimeouts.Apply(options.Postgres!).ConnectionString)
        );
    }
}
