using AdoptionSim.Nations.Commands;

namespace AdoptionSim.Interfaces.Runs;

/// <summary>A request that changes an entity of a run.</summary>
/// <param name="Id">The command's id, chosen by the sender. A command sent again with the same id is not applied twice.</param>
/// <param name="Target">The id of a citizen, handset or tower without the run's name: <c>KP-01.02/1234</c>, <c>KP-01.02/h/77</c>, <c>KP-01.02/t/3</c>.</param>
/// <param name="Argument">The argument that the kind requires; empty if it requires none.</param>
/// <param name="AtTick">The tick at whose start it takes effect. If null or already begun, the next tick.</param>
[GenerateSerializer, Immutable]
public sealed record Command(string Id, CommandKind Kind, string Target, string Argument, int? AtTick = null);

/// <summary>A command in the journal. It takes effect at the start of its tick, in order of sequence.</summary>
[GenerateSerializer, Immutable]
public sealed record JournalEntry(int Tick, int Sequence, string Id, CommandKind Kind, string Target, string Argument);

/// <param name="Tick">The tick at whose start the command takes effect.</param>
[GenerateSerializer, Immutable]
public sealed record CommandReceipt(string Id, int Tick, int Sequence);

/// <summary>Thrown for an invalid command. The message names the invalid part and what is allowed.</summary>
[GenerateSerializer]
public sealed class CommandRefusedException : Exception
{
    public CommandRefusedException()
    {
    }

    public CommandRefusedException(string message)
        : base(message)
    {
    }

    public CommandRefusedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
