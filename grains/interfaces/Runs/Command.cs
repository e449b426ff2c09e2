namespace AdoptionSim.Interfaces.Runs;

/// <summary>What a command does; the names in lower case with hyphens are those of <c>commands.csv</c>.</summary>
public enum CommandKind
{
    /// <summary>Citizen: gets a handset with a line; the argument is the model's key.</summary>
    Give,

    /// <summary>Citizen: may not have a line; one that runs is ended.</summary>
    Bar,

    /// <summary>Citizen: may have a line again.</summary>
    Allow,

    /// <summary>Handset: the argument, in US dollars, is added to the owner's household purse for airtime.</summary>
    TopUp,

    /// <summary>Handset: breaks.</summary>
    Break,

    /// <summary>Handset: goes with a new line to the citizen of the same district whose number is the argument.</summary>
    HandOver,

    /// <summary>Handset: is taken away and its line ended.</summary>
    TakeAway,

    /// <summary>Tower: goes off the air until it is switched on.</summary>
    SwitchOff,

    SwitchOn,

    /// <summary>Tower: every sector has as many voice channels as the argument says.</summary>
    SetChannels,
}

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
