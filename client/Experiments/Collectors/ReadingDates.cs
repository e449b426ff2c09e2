using System.Collections.Immutable;

namespace AdoptionSim.Client.Experiments.Collectors;

/// <summary>The dates and ticks (steps of simulated time) of a run, and the ticks at which measures are recorded.</summary>
/// <param name="Start">The date of tick 0.</param>
/// <param name="Until">The last day to simulate; the last tick is on or after it.</param>
/// <param name="StepDays">The length of a tick in days.</param>
internal sealed record ReadingDates(DateOnly Start, DateOnly Until, int StepDays)
{
    /// <summary>The index of the last tick (step of simulated time) of the run; tick 0 is the start.</summary>
    public int Ticks => (Until.DayNumber - Start.DayNumber + StepDays - 1) / StepDays;

    public DateOnly DateOf(int tick) => Start.AddDays(tick * StepDays);

    /// <summary>True if the run simulates the date.</summary>
    public bool Covers(DateOnly date) => Start <= date && date <= Until;

    /// <summary>Returns the ticks at which a measure is recorded, in order: for a date, the last tick on or before it.</summary>
    public ImmutableArray<int> Of(AskedMeasure measure) =>
        measure.Reading switch
        {
            Reading.Date => [TickOf(measure.Date!.Value)],
            Reading.End => [Ticks],
            Reading.All => [.. Enumerable.Range(0, Ticks + 1)],
            Reading.Yearly => EndsOf(months: 12),
            Reading.Quarterly => EndsOf(months: 3),
            _ => EndsOf(months: 1),
        };

    private int TickOf(DateOnly date) => (date.DayNumber - Start.DayNumber) / StepDays;

    /// <summary>
    /// Returns the last tick (step of simulated time) of each calendar period of the given length in months, such as a quarter, and the last tick of the run.
    /// </summary>
    private ImmutableArray<int> EndsOf(int months)
    {
        var ticks = new SortedSet<int>();
        var first = new DateOnly(Start.Year, ((Start.Month - 1) / months * months) + 1, 1);
        for (var next = first.AddMonths(months); next.AddDays(-1) < Until; next = next.AddMonths(months))
        {
            ticks.Add(TickOf(next.AddDays(-1)));
        }

        ticks.Add(Ticks);
        return [.. ticks];
    }
}
