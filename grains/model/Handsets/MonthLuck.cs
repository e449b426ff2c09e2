namespace AdoptionSim.Model.Handsets;

/// <summary>
/// The random draws that set a phone line's demand for talk in the one or two calendar months of a tick, by registrant and month. A month has one draw, so that
/// daily and weekly ticks share it.
/// </summary>
/// <param name="First">The draw of the first month; its last eight bits are used.</param>
/// <param name="Second">The draw of the second month; 0 if the tick has only one.</param>
public readonly record struct MonthLuck(uint First, uint Second);
