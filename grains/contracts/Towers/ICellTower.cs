using AdoptionSim.Contracts.Runs;
using Orleans.Concurrency;

namespace AdoptionSim.Contracts.Towers;

/// <summary>A base station. Key: <c>RUN/DISTRICT/t/NUMBER</c>, numbers from 0 in order of opening.</summary>
public interface ICellTower : IGrainWithStringKey
{
    /// <summary>The tower at the latest tick boundary.</summary>
    [AlwaysInterleave]
    Task<TowerView> Describe();

    [AlwaysInterleave]
    Task<CommandReceipt> SwitchOff(string commandId, int? atTick = null);

    [AlwaysInterleave]
    Task<CommandReceipt> SwitchOn(string commandId, int? atTick = null);

    /// <summary>Gives every sector as many voice channels (1 to 1,000).</summary>
    [AlwaysInterleave]
    Task<CommandReceipt> SetChannels(int channels, string commandId, int? atTick = null);
}

/// <summary>A tower as of a tick.</summary>
/// <param name="Settlement">"urban" or "rural": whose homes it covers.</param>
/// <param name="OfferedErlangs">Busy-hour offered traffic.</param>
/// <param name="Blocking">Erlang-B blocking probability of the busy hour, 0 to 1.</param>
[GenerateSerializer, Immutable]
public sealed record TowerView(
    string Id, int Tick, DateOnly Date, DateOnly Opened, string Settlement, bool OnAir, bool SwitchedOff, int Sectors, int Channels, double OfferedErlangs,
    double Blocking, double Downtime);
