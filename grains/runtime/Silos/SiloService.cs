using System.Globalization;
using AdoptionSim.Contracts.Runs;
using AdoptionSim.Runtime.Runs;
using AdoptionSim.Runtime.Telemetry;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Statistics;

namespace AdoptionSim.Runtime.Silos;

/// <summary>Reports the districts, memory and runs of this silo, and receives announcements of leaving silos and deleted runs.</summary>
public sealed class SiloService(
    GrainId id,
    Silo silo,
    ILoggerFactory loggers,
    IGrainFactory grains,
    SiloRuns runs,
    ClusterView cluster,
    SiloSeries series,
    IOptions<SiloHosting> hosting,
    IEnvironmentStatisticsProvider environment
) : GrainService(id, silo, loggers), ISiloService
{
    public Task<string[]> Leads() => Task.FromResult(runs.Led.Where(run => run.Value).Select(run => run.Key).ToArray());

    public Task Leaves(SiloAddress silo)
    {
        cluster.Leave(silo);
        return Task.CompletedTask;
    }

    public async Task Forget(string run, Incarnation incarnation)
    {
        if (runs.Find(run) is { } held && held.Specification.Incarnation == incarnation)
        {
            // Releases the waiting queries before the memory of their districts is freed.
            var worker = grains.GetGrain<ISiloWorker>(SiloWorkerKey.Of(run, cluster.Here));
            await SiloLoss.Ignore(() => worker.Abandon(held.Epoch));
        }

        runs.Forget(run, incarnation);
        series.Forget(run);
    }

    public Task<SiloReport> Report()
    {
        var (districts, citizens) = (0, 0L);
        var taken = new List<RunMemory>();
        foreach (var run in runs.All)
        {
            var before = citizens;
            for (var district = 0; district < run.Districts.Length; district++)
            {
                if (run.Districts[district]?.District is not null)
                {
                    districts++;
                    citizens += run.Setup.Populations[district].People;
                }
            }

            if (citizens > before)
            {
                taken.Add(new RunMemory(run.Name, MemoryNeeds.Of(citizens - before, run.Specification.Delivery), !run.IsUnderWay));
            }
        }

        // Grains of runs that this silo has forgotten take memory until each has been deactivated. Reported separately from a new run of the same name, which
        // needs memory in addition.
        var held = runs.All.Select(run => run.Name).ToHashSet(StringComparer.Ordinal);
        taken.AddRange(
            runs.Activations.Counts()
                .Where(run => !held.Contains(run.Run))
                .Select(run => new RunMemory($"{run.Run} (being released)", run.Count * MemoryNeeds.PerActivation, IsKept: false))
        );

        var limit = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        return Task.FromResult(
            new SiloReport(
                Environment.ProcessId,
                districts,
                citizens,
                Environment.WorkingSet,
                hosting.Value.MetricsAddress,
                Environment.MachineName,
                FreeMemory() ?? limit,
                limit,
                [.. taken],
                BusyCores(),
                Environment.ProcessorCount
            )
        );
    }

    /// <summary>Returns the number of processor cores that are busy, from the runtime's measurement in percent of all cores.</summary>
    private double BusyCores() =>
        Math.Clamp(environment.GetEnvironmentStatistics().RawCpuUsagePercentage / 100 * Environment.ProcessorCount, 0, Environment.ProcessorCount);

    /// <summary>Returns the free memory in bytes as Linux estimates it; null if there is no such estimate.</summary>
    private static long? FreeMemory()
    {
        const string Estimates = "/proc/meminfo";
        const string Available = "MemAvailable:";
        return
            File.Exists(Estimates)
            && File.ReadLines(Estimates).FirstOrDefault(line => line.StartsWith(Available, StringComparison.Ordinal)) is { } line
            && long.TryParse(
                line[Available.Length..].Replace("kB", "", StringComparison.Ordinal),
                NumberStyles.Integer,
                CultureInfo.InvariantCulture,
                out var kibibytes
            )
            ? kibibytes << 10
            : null;
    }
}
