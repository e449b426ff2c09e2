using AdoptionSim.Actors;
using AdoptionSim.Runtime.Checkpoints;
using AdoptionSim.Runtime.Silos;
using AdoptionSim.Runtime.Telemetry;
using Orleans.Configuration;

namespace AdoptionSim.Silo;

/// <summary>What every silo of AdoptionSim has in common, embedded or not.</summary>
/// <remarks>
/// All silos run with workstation garbage collection (Directory.Build.props): several share a machine, and the rows are long-lived
/// arrays that a server heap per processor would only spread out.
/// </remarks>
public static class SiloDefaults
{
    /// <summary>Longer than the longest turn under full load; what takes longer by nature says so at its method.</summary>
    public static readonly TimeSpan ResponseTimeout = TimeSpan.FromSeconds(60);

    /// <summary>Citizens and handsets that nobody asks any more make room.</summary>
    public static readonly TimeSpan CollectionAge = TimeSpan.FromMinutes(10);

    /// <param name="checkpoints">What is stored of runs; nothing where it is left out.</param>
    /// <param name="series">What is told of runs, where somebody reads it.</param>
    public static ISiloBuilder ConfigureAdoptionSim(this ISiloBuilder silo, CheckpointOptions? checkpoints = null, SeriesOptions? series = null)
    {
        ArgumentNullException.ThrowIfNull(silo);
        silo.Services.AddAdoptionSimActors(checkpoints ?? new CheckpointOptions(), series ?? SeriesOptions.Default);
#pragma warning disable ORLEANSEXP003 // Experimental; the usual directory does not do: see SteadyDirectory.
        silo.AddDistributedGrainDirectory(SteadyDirectory.Name);
#pragma warning restore ORLEANSEXP003
        return silo
            .Configure<SiloMessagingOptions>(messaging =>
            {
                messaging.ResponseTimeout = ResponseTimeout;
                messaging.SystemResponseTimeout = ResponseTimeout;
            })
            .Configure<GrainDirectoryOptions>(directory =>
            {
                // For so long after a death the directory would keep grains from coming to be elsewhere. Epochs keep the dead from doing harm, so that nobody need wait.
                directory.RangeLeaseDuration = TimeSpan.Zero;
            })
            .Configure<GrainCollectionOptions>(collection => collection.CollectionAge = CollectionAge)
            .Configure<ClusterMembershipOptions>(membership =>
            {
                // A silo is dead after six seconds of silence. Whoever was heard from within the missed probes' longest time is not
                // suspected: left at its four times the probe's, that longest time would let a hung silo live for 24 s.
                membership.ProbeTimeout = TimeSpan.FromSeconds(2);
                membership.MaxProbeTimeout = membership.ProbeTimeout;
                membership.NumMissedProbesLimit = 3;

                // Where most silos die at once, those that are left cannot outvote the dead, nor does a silo join that cannot reach them, until their
                // "I am alive" is old: by default after 90 s, here after 8 s. It costs each silo one small update of the table every two seconds.
                membership.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(2);
                membership.NumMissedTableIAmAliveLimit = 4;

                // A silo that the others could not tell of its own death reads of it in the table, and ends.
                membership.TableRefreshTimeout = TimeSpan.FromSeconds(5);
            });
    }
}
