using AdoptionSim.Model.Randomness;

namespace AdoptionSim.Model.Towers;

/// <summary>The input for one tick of a cell tower: the traffic offered to it, parameters and random draws.</summary>
/// <param name="OfferedMilliErlangs">The busy-hour traffic of simulated people, in milli-erlangs.</param>
public readonly record struct TowerOrder(long OfferedMilliErlangs, TowerKnowledge Known, Words Draws);

/// <summary>
/// The stored state (row) of a tower after its latest change, with the result (outcome) of its tick. The outcome is empty if that change was not a tick but,
/// for example, a command.
/// </summary>
public readonly record struct TowerReport(TowerRow Row, TowerOutcome Outcome);
