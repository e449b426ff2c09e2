using AdoptionSim.Contracts.Experiments;

namespace AdoptionSim.Runtime.Experiments;

/// <summary>A source of the metrics of experiments: a silo that clients report to, or the client of one experiment.</summary>
public interface IExperimentSource
{
    /// <summary>The experiments whose metrics are exposed now.</summary>
    IEnumerable<ExperimentEntry> Exposed { get; }
}
