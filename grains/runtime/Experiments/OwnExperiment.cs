using AdoptionSim.Contracts.Experiments;

namespace AdoptionSim.Runtime.Experiments;

/// <summary>The experiment that a client runs, as a source of metrics that the client itself exposes, instead of a silo.</summary>
/// <param name="report">Returns a report on the experiment as of now.</param>
public sealed class OwnExperiment(Func<ExperimentReport> report, TimeProvider time) : IExperimentSource
{
    public IEnumerable<ExperimentEntry> Exposed => [new ExperimentEntry(report(), time.GetUtcNow(), IsSilent: false)];
}
