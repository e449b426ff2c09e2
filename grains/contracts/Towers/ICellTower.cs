using AdoptionSim.Contracts.Runs;
using AdoptionSim.Nations.Quantities;
using Orleans.Concurrency;

namespace AdoptionSim.Contracts.Towers;

/// <summary>The grain of a base station of a run. Key: <c>RUN/DISTRICT/t/NUMBER</c>, numbers from 0 in order of opening.</summary>
[Alias("adoptsim.cell-tower")]
public interface ICellTower : IGrainWithStringKey
{
    /// <summary>Returns the tower's state at the latest tick boundary.</summary>
    [AlwaysInterleave]
    Task<TowerView> Describe();

    [AlwaysInterleave]
    Task<CommandReceipt> SwitchOff(string commandId, Tick? atTick = null);

    [AlwaysInterleave]
    Task<CommandReceipt> SwitchOn(string commandId, Tick? atTick = null);

    /// <summary>
    /// Gives every sector of the base station the given number of voice channels (1 to 1,000). Returns a receipt with the tick at whose start the command takes
    /// effect.
    /// </summary>
    [AlwaysInterleave]
    Task<CommandReceipt> SetChannels(int channels, string commandId, Tick? atTick = null);
}

/// <summary>The state of a tower at a tick.</summary>
/// <param name="Settlement">The type of the homes that it covers: "urban" or "rural".</param>
/// <param name="OfferedErlangs">The offered traffic in the busy hour, in erlangs.</param>
/// <param name="Blocking">The Erlang-B blocking probability in the busy hour, 0 to 1.</param>
[GenerateSerializer, Immutable, Alias("adoptsim.tower-view")]
public sealed record TowerView(
    [property: Id(0)] string Id,
    [property: Id(1)] Tick Tick,
    [property: Id(2)] DateOnly Date,
    [property: Id(3)] DateOnly Opened,
    [property: Id(4)] string Settlement,
    [property: Id(5)] bool OnAir,
    [property: Id(6)] bool SwitchedOff,
    [property: Id(7)] int Sectors,
    [property: Id(8)] int Channels,
    [property: Id(9)] double OfferedErlangs,
    [property: Id(10)] double Blocking,
    [property: Id(11)] double Downtime
);
