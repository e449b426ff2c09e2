using AdoptionSim.Interfaces.Runs;
using Orleans.Concurrency;

namespace AdoptionSim.Interfaces.Towers;

/// <summary>A base station. Key: <c>RUN/DISTRICT/t/NUMBER</c>, numbers from 0 in order of opening.</summary>
public interface ICellTower : IGrainWithStringKey
{
    /// <summary>Returns the tower's state at the latest tick boundary.</summary>
    [AlwaysInterleave]
    Task<TowerView> Describe();

    [AlwaysInterleave]
    Task<CommandReceipt> SwitchOff(string commandId, int? atTick = null);

    [AlwaysInterleave]
    Task<CommandReceipt> SwitchOn(string commandId, int? atTick = null);

    /// <summary>Gives every sector the given number of voice channels (1 to 1,000).</summary>
    [AlwaysInterleave]
    Task<CommandReceipt> SetChannels(int channels, string commandId, int? atTick = null);
}

/// <summary>The state of a tower at a tick.</summary>
/// <param name="Settlement">The type of the homes that it covers: "urban" or "rural".</param>
/// <param name="OfferedErlangs">The offered traffic in the busy hour, in erlangs.</param>
/// <param name="Blocking">The Erlang-B blocking probability in the busy hour, 0 to 1.</param>
[GenerateSerializer, Immutable]
public sealed record TowerView(
    string Id, int Tick, DateOnly Date, DateOnly Opened, string Settlement, bool OnAir, bool SwitchedOff, int Sectors, int Channels, double OfferedErlangs,
    double Blocking, double Downtime);
