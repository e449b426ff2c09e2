using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AdoptionSim.Silo;

/// <summary>Ready is a silo that is an active member of its cluster and was not asked to stop.</summary>
internal sealed class Readiness(ISiloStatusOracle members, IHostApplicationLifetime lifetime) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(members.CurrentStatus == SiloStatus.Active && !lifetime.ApplicationStopping.IsCancellationRequested
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy());
}
