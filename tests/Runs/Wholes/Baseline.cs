using AdoptionSim.Model.Setup;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Measures.Features;
using AdoptionSim.Rules.Tests.Support;

namespace AdoptionSim.Runs.Tests.Wholes;

/// <summary>Executes built-in scenarios and reads their results by year.</summary>
internal static class Baseline
{
    private static readonly Lazy<Task<LocalRun>> Whole = new(() => Run(0.01));

    /// <summary>The baseline from start to end at a hundredth of the nation, with seed 1. It is run once for all tests.</summary>
    public static Task<LocalRun> Hundredth => Whole.Value;

    public static Task<LocalRun> Run(
        double scale,
        ulong seed = 1,
        int stepDays = 7,
        DateOnly? until = null,
        string scenario = "baseline",
        params string[] sets
    ) => new LocalRun(Setups.Of(scenario, scale, seed, stepDays, until, sets)).ToEnd();

    /// <summary>Returns the last day of each year of a run after its first full one.</summary>
    public static IEnumerable<DateOnly> YearEnds(RunSetup setup) =>
        Enumerable.Range(setup.Calendar.Start.Year + 1, setup.Scenario.Until.Year - setup.Calendar.Start.Year).Select(year => new DateOnly(year, 12, 31));

    /// <summary>
    /// Returns the first tick on or after a day that lies a whole number of weeks after the start, so that weekly and daily runs both have it.
    /// </summary>
    public static int TickOn(RunSetup setup, DateOnly day) => (day.DayNumber - setup.Calendar.Start.DayNumber + 6) / 7 * 7 / setup.Calendar.StepDays;

    /// <summary>Returns the nation's lines at real scale.</summary>
    public static double National(this LocalRun run, DateOnly day) => run.Nation(TickOn(run.Setup, day), PhoneMeasures.Subscribers) / run.Setup.Scale;

    /// <summary>Returns the capital's lines at real scale.</summary>
    public static double Capital(this LocalRun run, DateOnly day) =>
        run.Sum(TickOn(run.Setup, day), PhoneMeasures.Subscribers, district => run.Setup.Nation.Districts[district].Place == SettlementType.Capital)
        / run.Setup.Scale;
}
