namespace AdoptionSim.Model.Towers;

/// <summary>The state of a district's base stations, stored in checkpoints.</summary>
/// <param name="Planned">The number of opened sites of the roll-out.</param>
/// <param name="AddedByScenario">The number of base stations added by interventions.</param>
/// <param name="AddedByOperator">The number of base stations added because of congestion.</param>
/// <param name="Towers">The latest report of each tower, by number.</param>
public sealed record NetworkState(int Planned, int AddedByScenario, int AddedByOperator, TowerReport[] Towers);
