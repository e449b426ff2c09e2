using System.Net;
using AdoptionSim.Contracts.Experiments;
using AdoptionSim.Contracts.Runs;
using AdoptionSim.Runtime.Experiments;
using AdoptionSim.Runtime.Telemetry;

namespace AdoptionSim.Silo.Telemetry;

/// <summary>
/// Serves metrics at <c>/metrics</c> of a loopback port for a client process: those of its embedded silos, of the run that it follows, or of the experiment
/// that it executes.
/// </summary>
public sealed class MetricsPage : IAsyncDisposable
{
    private readonly WebApplication _app;

    private MetricsPage(WebApplication app, int port) => (_app, Address) = (app, new Uri($"http://127.0.0.1:{port}/metrics"));

    public Uri Address { get; }

    /// <summary>
    /// Called with a warning when the page leaves out a run's metrics, because a metric would have more series than allowed if this run were added to others.
    /// Called again for a run only if its metrics have been on the page in between.
    /// </summary>
    public Action<string>? Warn
    {
        get => Meter.Warn;
        set => Meter.Warn = value;
    }

    private SeriesMeter Meter => _app.Services.GetRequiredService<SeriesMeter>();

    /// <exception cref="StartException">Another process listens on the port, or it may not be opened.</exception>
    public static async Task<MetricsPage> StartAsync(int port)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
        builder.Services.AddSingleton(TimeProvider.System).AddSeries();
        builder.Services.AddAllowedHosts();
        var app = builder.Build();
        app.UseHostFiltering();
        app.UseOpenTelemetryPrometheusScrapingEndpoint();
        try
        {
            await app.StartAsync();
            return new MetricsPage(app, port);
        }
        catch (Exception error) when (error is IOException or System.Net.Sockets.SocketException)
        {
            await app.DisposeAsync();
            throw new StartException(error.Message, error);
        }
    }

    public void Add(ISeriesSource source) => Meter.Add(source);

    /// <summary>
    /// Stops exposing the metrics of a silo that has stopped. The metrics of its runs stay for a while; its other metrics are dropped at once.
    /// </summary>
    public void Remove(SiloSeries silo)
    {
        ArgumentNullException.ThrowIfNull(silo);
        Meter.Remove(silo);
        Meter.Add(silo.Led.Last());
    }

    /// <summary>Returns a callback that updates the progress metrics of a run led by another process, which exposes the run's counts itself.</summary>
    public Action<RunProgress> Follow(RunSpecification specification)
    {
        var series = new RunSeries(RunIdentity.Of(specification), sums: null);
        var followed = new LedSeries(SeriesOptions.Default, _app.Services.GetRequiredService<TimeProvider>());
        followed.Begin(series);
        Meter.Add(followed);
        return progress => series.Update([], progress);
    }

    /// <summary>Exposes the metrics of an experiment that this process executes.</summary>
    /// <param name="report">Returns a report on it as of now; called at each reading.</param>
    public void Watch(Func<ExperimentReport> report) => Meter.Add(new OwnExperiment(report, _app.Services.GetRequiredService<TimeProvider>()));

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
