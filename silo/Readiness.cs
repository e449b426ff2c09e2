using AdoptionSim.Runtime.Silos;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AdoptionSim.Silo;

/// <summary>
/// The health check for readiness: a silo is ready if it is an active member of its cluster, was not asked to stop, and its store of runs answers.
/// </summary>
internal sealed class Readiness(ISiloStatusOracle members, IHostApplicationLifetime lifetime, SiloRuns runs) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(
            members.CurrentStatus != SiloStatus.Active || lifetime.ApplicationStopping.IsCancellationRequested ? HealthCheckResult.Unhealthy()
            : runs.Store?.Problem is { } problem ? HealthCheckResult.Unhealthy(problem)
            : HealthCheckResult.Healthy()
        );
}
