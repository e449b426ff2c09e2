using System.Collections.Immutable;
using AdoptionSim.Client.Commands.Run;
using AdoptionSim.Client.Results;
using AdoptionSim.Client.Tables;
using AdoptionSim.Contracts.Runs;
using AdoptionSim.Nations.Measures.Comparisons;

namespace AdoptionSim.Client.Reports;

/// <summary>A finished run with all data that its report shows.</summary>
/// <param name="Curve">The subscribers after every tick.</param>
/// <param name="Points">The nation's counts after every tick.</param>
/// <param name="Provinces">The counts of the provinces after the last tick, in order of their keys; empty if no tick was recorded.</param>
/// <param name="Journal">The commands that were sent to the run.</param>
internal sealed record ReportedRun(
    RunPlan Plan,
    Manifest Manifest,
    IReadOnlyList<CurvePoint> Curve,
    IReadOnlyList<ServicePoint> Points,
    IReadOnlyList<UnitCounts> Provinces,
    IReadOnlyList<JournalEntry> Journal
)
{
    public static ReportedRun Of(RunPlan plan, Manifest manifest, RunRecorder recorder, IReadOnlyList<JournalEntry> journal) =>
        new(plan, manifest, recorder.Curve, recorder.Services, recorder.Provinces, journal) { Divide = recorder.Divide };

    /// <summary>The nation's published figures beside the values of the run.</summary>
    public ImmutableArray<ComparedRow> Record { get; init; } = [];

    /// <summary>The phone owners by group of people, over the dates of the run; null if they are not known.</summary>
    public Divide? Divide { get; init; }

    /// <summary>The run without changes with which a run that tries out a change is compared; null if no sibling folder has one.</summary>
    public BaselineRun? Baseline { get; init; }

    /// <summary>
    /// True if the run has no command and no deviation from the nation's real history, so that published figures can be compared with the result.
    /// </summary>
    public bool IsFactual => Journal.Count == 0 && Plan.Scenario.IsFactual(Plan.Nation);

    public ImmutableArray<YearOfRun> Years { get; } = [.. YearOfRun.All(Points, Plan.Options.StepDays, Plan.Options.Scale)];

    /// <summary>The real population of the nation.</summary>
    public long People { get; } = Plan.Nation.Districts.Sum(district => (long)district.People);

    public string CapitalName => Plan.Nation.Provinces.First(province => province.Key == Plan.Nation.CapitalProvince).Name;
}
