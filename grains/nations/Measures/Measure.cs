namespace AdoptionSim.Nations.Measures;

/// <summary>
/// A measure, such as subscribers or calls, that is counted for every district at every tick. The value is the measure's position in a district's row of
/// counts. The digest (hash) of a run is computed from these rows, so positions are fixed, named and versioned.
/// </summary>
/// <remarks>
/// Each feature names its own counts in a class of constants, see <see cref="Feature"/>. The positions are part of the digest: a new count takes the first free
/// position at the end. Stocks and levels are values on the tick's date; flows cover the tick that ended on it. All are integers, so that sums do not
/// depend on their order.
/// </remarks>
public enum Measure { }
