using AdoptionSim.Nations.Commands;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Contracts.Runs;

/// <summary>A request of a client that changes a citizen, handset or tower of a run, such as a gift of a handset.</summary>
/// <param name="Id">The command's id, chosen by the sender. A command sent again with the same id is not applied twice.</param>
/// <param name="Target">The id of a citizen, handset or tower without the run's name: <c>KP-01.02/1234</c>, <c>KP-01.02/h/77</c>, <c>KP-01.02/t/3</c>.</param>
/// <param name="Argument">The argument that the kind requires; empty if it requires none.</param>
/// <param name="AtTick">The tick at whose start it takes effect. If null or already begun, the next tick.</param>
[GenerateSerializer, Immutable, Alias("adoptsim.command")]
public sealed record Command(
    [property: Id(0)] string Id,
    [property: Id(1)] CommandKind Kind,
    [property: Id(2)] string Target,
    [property: Id(3)] string Argument,
    [property: Id(4)] Tick? AtTick = null
);

/// <summary>
/// A command in a run's journal (the list of all its commands). It takes effect at the start of its tick. Commands of the same tick apply in order of sequence
/// number.
/// </summary>
[GenerateSerializer, Immutable, Alias("adoptsim.journal-entry")]
public sealed record JournalEntry(
    [property: Id(0)] Tick Tick,
    [property: Id(1)] int Sequence,
    [property: Id(2)] string Id,
    [property: Id(3)] CommandKind Kind,
    [property: Id(4)] string Target,
    [property: Id(5)] string Argument
);

/// <param name="Tick">The tick at whose start the command takes effect.</param>
[GenerateSerializer, Immutable, Alias("adoptsim.command-receipt")]
public sealed record CommandReceipt([property: Id(0)] string Id, [property: Id(1)] Tick Tick, [property: Id(2)] int Sequence);

/// <summary>Thrown if a command to a run is refused. The message names the invalid part and the allowed values.</summary>
[GenerateSerializer, Alias("adoptsim.command-refused-exception")]
public sealed class CommandRefusedException : Exception
{
    public CommandRefusedException() { }

    public CommandRefusedException(string message)
        : base(message) { }

    public CommandRefusedException(string message, Exception innerException)
        : base(message, innerException) { }
}
