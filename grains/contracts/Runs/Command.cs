using AdoptionSim.Nations.Commands;

namespace AdoptionSim.Contracts.Runs;

/// <summary>A message that changes something.</summary>
/// <param name="Id">Chosen by the sender; sent again with the same id, it is not applied twice.</param>
/// <param name="Target">A citizen, handset or tower without the run's name: <c>KP-01.02/1234</c>, <c>KP-01.02/h/77</c>, <c>KP-01.02/t/3</c>.</param>
/// <param name="Argument">As the kind wants it; empty where it wants none.</param>
/// <param name="AtTick">The tick at whose start it takes effect; null, or one that has begun, is the next.</param>
[GenerateSerializer, Immutable]
public sealed record Command(string Id, CommandKind Kind, string Target, string Argument, int? AtTick = null);

/// <summary>A command as journalled: it takes effect at the start of the tick, in order of sequence.</summary>
[GenerateSerializer, Immutable]
public sealed record JournalEntry(int Tick, int Sequence, string Id, CommandKind Kind, string Target, string Argument);

/// <param name="Tick">The tick at whose start the command takes effect.</param>
[GenerateSerializer, Immutable]
public sealed record CommandReceipt(string Id, int Tick, int Sequence);

/// <summary>A command that makes no sense; the message says which part and what is allowed.</summary>
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
