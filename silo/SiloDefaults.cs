using AdoptionSim.Actors;
using AdoptionSim.Runtime.Checkpoints;
using AdoptionSim.Runtime.Silos;
using AdoptionSim.Runtime.Telemetry;
using Orleans.Configuration;

namespace AdoptionSim.Silo;

/// <summary>The configuration that all silos have in common: those of the silo program and those embedded in a client process.</summary>
/// <remarks>
/// All silos run with workstation garbage collection (Directory.Build.props): several share a machine, and the states of citizens and handsets are long-lived
/// arrays, which server garbage collection would only spread over one heap per processor.
/// </remarks>
public static class SiloDefaults
{
    /// <summary>
    /// Time limit for a grain call without an answer, longer than the longest turn of a grain under full load. Methods that take longer declare their own.
    /// </summary>
    public static readonly TimeSpan ResponseTimeout = TimeSpan.FromSeconds(60);

    /// <summary>Idle time after which the grain of a citizen or handset is deactivated.</summary>
    public static readonly TimeSpan CollectionAge = TimeSpan.FromMinutes(10);

    /// <param name="checkpoints">Where and how runs are stored; null to store nothing.</param>
    /// <param name="series">The metrics of runs; null if nobody reads them.</param>
    public static ISiloBuilder ConfigureAdoptionSim(this ISiloBuilder silo, CheckpointOptions? checkpoints = null, SeriesOptions? series = null)
    {
        ArgumentNullException.ThrowIfNull(silo);
        silo.Services.AddAdoptionSimActors(checkpoints ?? new CheckpointOptions(), series ?? SeriesOptions.Default);
#pragma warning disable ORLEANSEXP003 // Experimental; the usual directory does not do: see SteadyDirectory.
        silo.AddDistributedGrainDirectory(SteadyDirectory.Name);
#pragma warning restore ORLEANSEXP003
        return silo.Configure<SiloMessagingOptions>(messaging =>
            {
                messaging.ResponseTimeout = ResponseTimeout;
                messaging.SystemResponseTimeout = ResponseTimeout;
            })
            .Configure<GrainDirectoryOptions>(directory =>
            {
                // By default the directory would block new activations for this long after a silo's death. Epochs make an old activation harmless, so no
                // wait is needed.
                directory.RangeLeaseDuration = TimeSpan.Zero;
            })
            .Configure<GrainCollectionOptions>(collection => collection.CollectionAge = CollectionAge)
            .Configure<ClusterMembershipOptions>(membership =>
            {
                // A silo is dead after six seconds of silence. A silo that answered within the longest time of missed probes is not
                // suspected: with the default of four times the probe timeout, that time would let a hung silo live for 24 s.
                membership.ProbeTimeout = TimeSpan.FromSeconds(2);
                membership.MaxProbeTimeout = membership.ProbeTimeout;
                membership.NumMissedProbesLimit = 3;

                // If most silos die at once, the others cannot outvote the dead, and a silo that cannot reach them does not join, until their
                // "I am alive" entry is old: 90 s by default, 8 s here. It costs each silo one small update of the table every two seconds.
                membership.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(2);
                membership.NumMissedTableIAmAliveLimit = 4;

                // A silo that was declared dead without receiving the notice reads it in the table and stops.
                membership.TableRefreshTimeout = TimeSpan.FromSeconds(5);
            });
    }
}
