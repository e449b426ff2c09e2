using AdoptionSim.Contracts.Telemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Trace;

namespace AdoptionSim.Silo.Telemetry;

/// <summary>Sends traces of ticks to an OpenTelemetry collector.</summary>
internal static class TraceServices
{
    /// <param name="collector">The collector's base address; null for no traces.</param>
    public static IServiceCollection AddTraces(this IServiceCollection services, string? collector)
    {
        if (!string.IsNullOrEmpty(collector))
        {
            services
                .AddOpenTelemetry()
                .WithTracing(traces =>
                    traces
                        .AddSource(Vocabulary.MeterName)
                        .AddOtlpExporter(exporter =>
                        {
                            exporter.Protocol = OtlpExportProtocol.HttpProtobuf;
                            exporter.Endpoint = new Uri($"{collector.TrimEnd('/')}/v1/traces");
                        })
                );
        }

        return services;
    }
}
