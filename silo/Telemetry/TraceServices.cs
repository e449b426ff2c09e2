using AdoptionSim.Contracts.Telemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Trace;

namespace AdoptionSim.Silo.Telemetry;

/// <summary>Traces of the ticks, sent to a collector.</summary>
internal static class TraceServices
{
    /// <param name="collector">Its base address; nothing is traced without one.</param>
    public static IServiceCollection AddTraces(this IServiceCollection services, string? collector)
    {
        if (!string.IsNullOrEmpty(collector))
        {
            services.AddOpenTelemetry().WithTracing(traces => traces.AddSource(Vocabulary.MeterName).AddOtlpExporter(exporter =>
            {
                exporter.Protocol = OtlpExportProtocol.HttpProtobuf;
                exporter.Endpoint = new Uri($"{collector.TrimEnd('/')}/v1/traces");
            }));
        }

        return services;
    }
}
