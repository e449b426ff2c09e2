using AdoptionSim.Runtime.Telemetry;
using AdoptionSim.Contracts.Telemetry;
using OpenTelemetry.Metrics;

namespace AdoptionSim.Silo.Telemetry;

/// <summary>The vocabulary in the form that Prometheus reads, and beside it what the runtime and Orleans tell of themselves.</summary>
internal static class SeriesServices
{
    private const string Runtime = "System.Runtime";
    private const string Orleans = "Microsoft.Orleans";

    /// <summary>To count it, Orleans goes through all activations whenever somebody reads, which in message delivery are millions.</summary>
    private const string CountOfAllActivations = "orleans-messaging-processing-activation-data";

    /// <summary>Seconds: from what a phase of a hundredth of the nation takes on one silo to what a checkpoint of a large one does.</summary>
    private static readonly double[] Boundaries = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];

    /// <summary>Adds a <see cref="SeriesMeter"/> and what exports it; its sources are to be added once there are some.</summary>
    public static IServiceCollection AddSeries(this IServiceCollection services)
    {
        var meter = new SeriesMeter();
        services.AddSingleton(_ => meter);
        services.AddOpenTelemetry().WithMetrics(metrics => metrics
            .AddMeter(Vocabulary.MeterName, Runtime, Orleans)
            .AddView(instrument => ViewOf(instrument, meter))
            .AddPrometheusExporter(exporter =>
            {
                // The names are unique without the meter's, and a tick that is done is told at once.
                exporter.ScopeInfoEnabled = false;
                exporter.TargetInfoEnabled = false;
                exporter.ScrapeResponseCacheDurationMilliseconds = 0;
            }));
        return services;
    }

    private static MetricStreamConfiguration? ViewOf(System.Diagnostics.Metrics.Instrument instrument, SeriesMeter meter) => instrument switch
    {
        { Meter.Name: Vocabulary.MeterName } when !meter.Has(instrument) => MetricStreamConfiguration.Drop,
        { Name: CountOfAllActivations } => MetricStreamConfiguration.Drop,
        System.Diagnostics.Metrics.Histogram<double> when meter.Has(instrument) => new ExplicitBucketHistogramConfiguration { Boundaries = Boundaries, RecordMinMax = false },
        _ when meter.Has(instrument) => new MetricStreamConfiguration { CardinalityLimit = SeriesAllotment.MostSeries },
        _ => null,
    };
}
