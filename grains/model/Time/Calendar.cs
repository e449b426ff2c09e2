using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Time;

/// <summary>
/// Converts ticks, the time steps of a run, to dates. Tick 0 is the start date; the last tick is the first whose date reaches or passes the end date.
/// </summary>
/// <param name="StepDays">The number of days in a tick.</param>
public sealed record Calendar(DateOnly Start, DateOnly Until, int StepDays)
{
    public int Ticks { get; } = Math.Max(0, (Until.DayNumber - Start.DayNumber + StepDays - 1) / StepDays);

    /// <summary>Returns the number of days from the start of the run to the end of a tick.</summary>
    public int DayOf(Tick tick) => tick * StepDays;

    /// <summary>Returns the last day of a tick, to which the figures counted in the tick refer.</summary>
    public DateOnly DateOf(Tick tick) => Start.AddDays(DayOf(tick));

    /// <summary>
    /// Returns the day in the middle of a tick. Values that change with the date, such as prices, are taken from this day, so that weekly ticks are not ahead
    /// of daily ones.
    /// </summary>
    public DateOnly MiddleOf(Tick tick) => DateOf(tick).AddDays(-(StepDays / 2));
}
