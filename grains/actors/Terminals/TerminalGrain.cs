using AdoptionSim.Actors.Silos;
using AdoptionSim.Interfaces.Terminals;
using Orleans.Placement;

namespace AdoptionSim.Actors.Terminals;

/// <summary>A site with terminals, whose row rests with its district.</summary>
[PreferLocalPlacement]
public sealed class TerminalGrain(SiloRuns runs) : EntityGrain(runs), ITerminal
{
    public Task<TerminalView> Describe() => Ask(district => district.Terminal(Key.Number));
}
