namespace AdoptionSim.Silo.Page.Views;

/// <summary>
/// The nation's figures after a tick, from which the page draws one point of each of its curves. All counts are of real people and things: the simulated
/// divided by the run's scale, rounded.
/// </summary>
/// <param name="Capital">Active lines of the capital's province.</param>
/// <param name="Covered">People whose home is covered by a base station on the air.</param>
/// <param name="Offered">Offered busy-hour traffic, in milli-erlangs.</param>
/// <param name="Lost">Lost busy-hour traffic, for lack of channels or power, in milli-erlangs.</param>
/// <param name="Inequality">The figures of inequality by name; null where one does not exist, or if the run does not count groups.</param>
internal sealed record CurveRow(
    int Tick,
    DateOnly Date,
    long Subscribers,
    long Capital,
    long Covered,
    long Offered,
    long Lost,
    long Stations,
    long OnAir,
    IReadOnlyDictionary<string, double?> Inequality
);
