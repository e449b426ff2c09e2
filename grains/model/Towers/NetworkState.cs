namespace AdoptionSim.Model.Towers;

/// <summary>A district's stations.</summary>
/// <param name="Planned">Sites of the roll-out that have been opened.</param>
/// <param name="AddedByScenario">Stations that interventions have added.</param>
/// <param name="AddedByOperator">Stations that congestion has added.</param>
/// <param name="Towers">By number.</param>
public sealed record NetworkState(int Planned, int AddedByScenario, int AddedByOperator, TowerReport[] Towers);
