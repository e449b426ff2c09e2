using AdoptionSim.Model.Randomness;

namespace AdoptionSim.Model.Towers;

/// <summary>All that a tower's step needs.</summary>
/// <param name="OfferedMilliErlangs">Busy-hour traffic of simulated people.</param>
public readonly record struct TowerOrder(long OfferedMilliErlangs, TowerKnowledge Known, Words Draws);

/// <summary>A tower after what it was asked to do; the outcome is empty if that was not a step.</summary>
public readonly record struct TowerReport(TowerRow Row, TowerOutcome Outcome);
