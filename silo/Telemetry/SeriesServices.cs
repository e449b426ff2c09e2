using AdoptionSim.Contracts.Telemetry;
using AdoptionSim.Runtime.Telemetry;
using OpenTelemetry.Metrics;

namespace AdoptionSim.Silo.Telemetry;

/// <summary>Registers the simulation's metrics in Prometheus format, together with those of the .NET runtime and Orleans.</summary>
internal static class SeriesServices
{
    private const string Runtime = "System.Runtime";
    private const string Orleans = "Microsoft.Orleans";

    /// <summary>An Orleans metric that is left out: reading it iterates over all activations, which are millions in message delivery.</summary>
    private const string CountOfAllActivations = "orleans-messaging-processing-activation-data";

    /// <summary>
    /// The upper limits, in seconds, of the buckets of duration histograms. They range from a phase of a small run (a hundredth of the nation, on one silo) to
    /// a checkpoint of a large run.
    /// </summary>
    private static readonly double[] Boundaries = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];

    /// <summary>
    /// Registers a <see cref="SeriesMeter"/> for the metrics of runs and its Prometheus exporter. Silos and experiments, the sources of the metrics, are added
    /// later.
    /// </summary>
    public static IServiceCollection AddSeries(this IServiceCollection services)
    {
        var meter = new SeriesMeter();
        services.AddSingleton(_ => meter);
        services
            .AddOpenTelemetry()
            .WithMetrics(metrics =>
                metrics
                    .AddMeter(Vocabulary.MeterName, Runtime, Orleans)
                    .AddView(instrument => ViewOf(instrument, meter))
                    .AddPrometheusExporter(exporter =>
                    {
                        // Names are unique without the meter's name, and each finished tick must be visible at once.
                        exporter.ScopeInfoEnabled = false;
                        exporter.TargetInfoEnabled = false;
                        exporter.ScrapeResponseCacheDurationMilliseconds = 0;
                    })
            );
        return services;
    }

    private static MetricStreamConfiguration? ViewOf(System.Diagnostics.Metrics.Instrument instrument, SeriesMeter meter) =>
        instrument switch
        {
            { Meter.Name: Vocabulary.MeterName } when !meter.Has(instrument) => MetricStreamConfiguration.Drop,
            { Name: CountOfAllActivations } => MetricStreamConfiguration.Drop,
            System.Diagnostics.Metrics.Histogram<double> when meter.Has(instrument) => new ExplicitBucketHistogramConfiguration
            {
                Boundaries = Boundaries,
                RecordMinMax = false,
            },
            _ when meter.Has(instrument) => new MetricStreamConfiguration { CardinalityLimit = SeriesAllotment.MostSeries },
            _ => null,
        };
}
