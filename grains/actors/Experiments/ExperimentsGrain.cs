using AdoptionSim.Contracts.Experiments;
using AdoptionSim.Runtime.Experiments;
using AdoptionSim.Runtime.Silos;
using Orleans.GrainDirectory;

namespace AdoptionSim.Actors.Experiments;

/// <summary>
/// The grain that clients report experiments to. It hands the reports to its silo, which exposes their metrics. It is not deactivated when it is idle, because
/// the reports are in memory only and are removed with it.
/// </summary>
[GrainDirectory(SteadyDirectory.Name), CollectionAgeLimit(AlwaysActive = true)]
public sealed class ExperimentsGrain(ReportedExperiments reported) : Grain, IExperiments
{
    public override Task OnActivateAsync(CancellationToken cancellationToken) => Clear();

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => Clear();

    public Task Report(ExperimentReport report)
    {
        reported.Add(report);
        return Task.CompletedTask;
    }

    public Task<ExperimentEntry[]> List() => Task.FromResult(reported.All);

    private Task Clear()
    {
        reported.Clear();
        return Task.CompletedTask;
    }
}
