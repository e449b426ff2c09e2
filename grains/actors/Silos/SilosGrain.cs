using AdoptionSim.Contracts.Silos;
using AdoptionSim.Runtime.Silos;
using Orleans.Concurrency;

namespace AdoptionSim.Actors.Silos;

/// <summary>
/// Lists the silos as seen by the silo that is asked. A stateless grain, so that each caller is answered by the silo through which it is connected. A single
/// grain could sit on a frozen silo and hide all others.
/// </summary>
[StatelessWorker]
public sealed class SilosGrain(ISiloStatusOracle membership, SiloVersion version, SiloServices silos) : Grain, ISilos
{
    /// <summary>The maximum time to wait for a silo's report: longer than a silo under full load takes.</summary>
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(3);

    public Task Pulse() => Task.CompletedTask;

    public Task<SiloVersion> Version() => Task.FromResult(version);

    public async Task<SiloView[]> List()
    {
        var there = membership.GetApproximateSiloStatuses().Where(silo => silo.Value is not (SiloStatus.Dead or SiloStatus.None));
        return await Task.WhenAll(there.OrderBy(silo => silo.Key).Select(silo => View(silo.Key, silo.Value)));
    }

    private async Task<SiloView> View(SiloAddress silo, SiloStatus status)
    {
        var report = await Ask(silo);
        return new SiloView(
            silo.ToParsableString(),
            $"{silo.Endpoint}",
            report?.ProcessId ?? 0,
            Word(status),
            report?.Districts ?? 0,
            report?.Citizens ?? 0,
            report?.MemoryBytes ?? 0,
            report?.MetricsAddress,
            report?.BusyCores ?? 0,
            report?.Cores ?? 0
        );
    }

    /// <summary>Returns a silo's report on its memory, processors and districts; null if it does not answer because it is frozen or about to end.</summary>
    private async Task<SiloReport?> Ask(SiloAddress silo)
    {
        try
        {
            return await silos.Of(silo).Report().WaitAsync(CallTimeout);
        }
        catch (Exception error) when (error is TimeoutException or OrleansException)
        {
            return null;
        }
    }

    private static string Word(SiloStatus status) =>
        status switch
        {
            SiloStatus.Created or SiloStatus.Joining => "joining",
            SiloStatus.Active => "active",
            SiloStatus.ShuttingDown => "shutting down",
            SiloStatus.Stopping => "stopping",
            _ => "dead",
        };
}
