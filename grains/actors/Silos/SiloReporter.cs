using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AdoptionSim.Actors.Silos;

/// <summary>Counts what this silo holds.</summary>
public sealed class SiloReporter(GrainId id, Silo silo, ILoggerFactory loggers, SiloRuns runs, IOptions<SiloHosting> hosting)
    : GrainService(id, silo, loggers), ISiloReporter
{
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
