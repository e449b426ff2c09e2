using AdoptionSim.Contracts.Runs;
using AdoptionSim.Runtime.Checkpoints;

namespace AdoptionSim.Runtime;

/// <summary>
/// Identifies one owner of a run, that is, one silo's turn at leading it, so that messages from earlier owners can be refused (a fencing token). The number
/// grows with each owner. It starts again for each new run of the same name, which has its own id, the incarnation. A message is recognised as outdated only by
/// its incarnation and number together.
/// </summary>
/// <param name="Number">The number of the owner, from 1 on; 0 on a silo that has not taken part in the run yet.</param>
[GenerateSerializer, Immutable, Alias("adoptsim.run-epoch")]
public readonly record struct RunEpoch([property: Id(0)] Incarnation Incarnation, [property: Id(1)] int Number)
{
    /// <summary>True if the other epoch is the later one: it belongs to a silo that took over the lead of the same run.</summary>
    public bool IsBefore(RunEpoch other) => Incarnation == other.Incarnation && Number < other.Number;

    /// <summary>
    /// Returns the exception to throw when a message carries another epoch than this one, that is, comes from a silo that is not the run's present owner.
    /// </summary>
    /// <param name="name">The run or the entity that refuses the message.</param>
    internal StaleEpochException Refuse(string name, RunEpoch given) =>
        given.Incarnation == Incarnation
            ? StaleEpochException.Of(name, given.Number, Number)
            : new StaleEpochException(
                $"Run {name} is incarnation {Incarnation}; a message for incarnation {given.Incarnation}, another run of that name, is refused."
            );

    public override string ToString() => $"{Number} of incarnation {Incarnation}";
}
