using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AdoptionSim.Actors.Silos;

/// <summary>Counts what this silo holds, and hears who leaves.</summary>
public sealed class SiloService(GrainId id, Silo silo, ILoggerFactory loggers, SiloRuns runs, ClusterView cluster, IOptions<SiloHosting> hosting)
    : GrainService(id, silo, loggers), ISiloService
{
    public Task Leaves(SiloAddress silo)
    {
        cluster.Leave(silo);
        return Task.CompletedTask;
    }

    public Task<SiloReport> Report()
    {
        var (districts, citizens) = (0, 0L);
        foreach (var run in runs.All)
        {
            for (var district = 0; district < run.Desks.Length; district++)
            {
                if (run.Desks[district]?.District is not null)
                {
                    districts++;
                    citizens += run.Setup.Populations[district].People;
                }
            }
        }

        return Task.FromResult(new SiloReport(Environment.ProcessId, districts, citizens, Environment.WorkingSet, hosting.Value.MetricsAddress));
    }
}
