using AdoptionSim.Contracts.Runs;
using AdoptionSim.Runtime.Checkpoints;

namespace AdoptionSim.Runtime;

/// <summary>
/// Identifies one owner of a run, so that messages from earlier owners can be refused (a fencing token). The number grows with each owner and starts again with
/// each incarnation, that is, each new run of the same name. Only both together show that a message is outdated.
/// </summary>
/// <param name="Number">The number, from 1 on; 0 before a silo has taken part.</param>
[GenerateSerializer, Immutable, Alias("adoptsim.run-epoch")]
public readonly record struct RunEpoch([property: Id(0)] Incarnation Incarnation, [property: Id(1)] int Number)
{
    /// <summary>True if the other epoch belongs to a later owner of the same incarnation.</summary>
    public bool IsBefore(RunEpoch other) => Incarnation == other.Incarnation && Number < other.Number;

    /// <summary>Returns the exception for a message that was sent under another epoch.</summary>
    /// <param name="name">The run or the entity that refuses the message.</param>
    internal StaleEpochException Refuse(string name, RunEpoch given) =>
        given.Incarnation == Incarnation
            ? StaleEpochException.Of(name, given.Number, Number)
            : new StaleEpochException(
                $"Run {name} is incarnation {Incarnation}; a message for incarnation {given.Incarnation}, another run of that name, is refused."
            );

    public override string ToString() => $"{Number} of incarnation {Incarnation}";
}
