namespace AdoptionSim.Model.Time;

/// <summary>Ticks and dates: tick 0 is the start; a run ends with the first tick whose date reaches or passes the end.</summary>
/// <param name="StepDays">Days in a tick.</param>
public sealed record Calendar(DateOnly Start, DateOnly Until, int StepDays)
{
    public int Ticks { get; } = Math.Max(0, (Until.DayNumber - Start.DayNumber + StepDays - 1) / StepDays);

    /// <summary>Days from the start to the end of a tick.</summary>
    public int DayOf(int tick) => tick * StepDays;

    /// <summary>The day on which the counts of a tick hold.</summary>
    public DateOnly DateOf(int tick) => Start.AddDays(DayOf(tick));

    /// <summary>The middle of a tick, in which a dated series is read, so that a coarser step is not ahead of a finer one.</summary>
    public DateOnly MiddleOf(int tick) => DateOf(tick).AddDays(-(StepDays / 2));
}
