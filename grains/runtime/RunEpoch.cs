using AdoptionSim.Contracts.Runs;
using AdoptionSim.Runtime.Checkpoints;

namespace AdoptionSim.Runtime;

/// <summary>
/// The fencing token of a run's owner. The number grows with each owner of one incarnation and starts again with the next, so only both together show that a
/// message is outdated.
/// </summary>
/// <param name="Number">The number, from 1 on; 0 before a silo has taken part.</param>
[GenerateSerializer, Immutable, Alias("adoptsim.run-epoch")]
public readonly record struct RunEpoch([property: Id(0)] Incarnation Incarnation, [property: Id(1)] int Number)
{
    /// <summary>True if the other epoch belongs to a later owner of the same incarnation.</summary>
    public bool IsBefore(RunEpoch other) => Incarnation == other.Incarnation && Number < other.Number;

    /// <summary>Returns the error for a message of another epoch.</summary>
    /// <param name="name">The run or the entity that refuses the message.</param>
    internal StaleEpochException Refuse(string name, RunEpoch given) =>
        given.Incarnation == Incarnation
            ? StaleEpochException.Of(name, given.Number, Number)
            : new StaleEpochException(
                $"Run {name} is incarnation {Incarnation}; a message for incarnation {given.Incarnation}, another run of that name, is refused."
            );

    public override string ToString() => $"{Number} of incarnation {Incarnation}";
}
