using AdoptionSim.Model.Randomness;

namespace AdoptionSim.Model.Towers;

/// <summary>The input of a tower's step.</summary>
/// <param name="OfferedMilliErlangs">The busy-hour traffic of simulated people, in milli-erlangs.</param>
public readonly record struct TowerOrder(long OfferedMilliErlangs, TowerKnowledge Known, Words Draws);

/// <summary>A tower's row after a request. The outcome is empty if the request was not a step.</summary>
public readonly record struct TowerReport(TowerRow Row, TowerOutcome Outcome);
