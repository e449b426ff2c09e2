namespace AdoptionSim.Model.Handsets;

/// <summary>
/// The random draws that set how much the user of a phone line wants to talk in a tick's one or two calendar months. Each registrant (the person in whose name
/// a line is) has one draw per month, which all daily or weekly ticks of the month use.
/// </summary>
/// <param name="First">The draw of the first month; its last eight bits are used.</param>
/// <param name="Second">The draw of the second month; 0 if the tick lies in one month.</param>
public readonly record struct MonthLuck(uint First, uint Second);
