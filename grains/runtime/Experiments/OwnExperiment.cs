using AdoptionSim.Contracts.Experiments;

namespace AdoptionSim.Runtime.Experiments;

/// <summary>
/// A source of the metrics of one experiment. The client that runs the experiment uses it to expose these metrics itself rather than through a silo.
/// </summary>
/// <param name="report">Returns a report on the experiment as of now.</param>
public sealed class OwnExperiment(Func<ExperimentReport> report, TimeProvider time) : IExperimentSource
{
    public IEnumerable<ExperimentEntry> Exposed => [new ExperimentEntry(report(), time.GetUtcNow(), IsSilent: false)];
}
