using System.Collections.Immutable;
using AdoptionSim.Client.Experiments.Collectors;
using AdoptionSim.Client.Experiments.Files;
using AdoptionSim.Nations.Files;

namespace AdoptionSim.Client.Experiments.Comparisons;

/// <summary>
/// A comparison of scenarios with the first of them, the reference, after its options were checked. It holds the scenarios, the number of seeds, and the values
/// drawn for uncertain parameters.
/// </summary>
internal sealed record Comparison
{
    /// <summary>
    /// The name, in tables, of the noise floor: the reference scenario with a negligible change of one price. Its difference from the
    /// reference is chance alone.
    /// </summary>
    public const string NoiseLabel = "noise floor";

    /// <summary>
    /// The number of seeds that are run with each sample (random set of values of the uncertain parameters). Two are enough: scenarios with the same seed share
    /// their luck, so most of it cancels in their difference.
    /// </summary>
    public const int SeedsPerSample = 2;

    /// <summary>The compared scenarios: the first is the reference, from which differences are taken.</summary>
    public required ImmutableArray<ComparedScenario> Scenarios { get; init; }

    public required NoiseFloor Noise { get; init; }

    public required ulong FirstSeed { get; init; }

    /// <summary>The number of seeds with which each scenario is run, at least 2.</summary>
    public required int Seeds { get; init; }

    public required double Scale { get; init; }

    public required int StepDays { get; init; }

    /// <summary>The values that the command line sets in all scenarios.</summary>
    public required ImmutableArray<Override> Set { get; init; }

    /// <summary>The last day to simulate, from the command line; null for that of the scenarios.</summary>
    public required DateOnly? Until { get; init; }

    /// <summary>The parameters of the nation that nobody knows exactly, for which values are drawn at random; empty if no values are drawn.</summary>
    public required ImmutableArray<SampledParameter> Uncertain { get; init; }

    /// <summary>
    /// The values drawn for the uncertain parameters: for each sample (random set), one value of each parameter, in the order in which they are listed.
    /// </summary>
    public required ImmutableArray<ImmutableArray<string>> Samples { get; init; }

    /// <summary>
    /// All points (settings to run): the scenarios, the noise floor (the reference with a negligible change of a price), and the scenarios with each sample. A
    /// sample is a random set of values of the uncertain parameters; it is run with <see cref="SeedsPerSample"/> seeds, all other points with
    /// <see cref="Seeds"/>.
    /// </summary>
    public required ImmutableArray<ComparedPoint> Points { get; init; }

    public ComparedScenario Reference => Scenarios[0];

    /// <summary>The scenario index of the point that is the noise floor: one more than that of the last scenario.</summary>
    public int NoiseIndex => Scenarios.Length;

    public ReadingDates Dates => new(Reference.Question.Scenario.Start, Reference.Question.Scenario.Until, StepDays);

    /// <summary>The date of the last tick of each run.</summary>
    public DateOnly End => Dates.DateOf(Dates.Ticks);

    public long Runs => ((long)(Scenarios.Length + 1) * Seeds) + ((long)Samples.Length * Scenarios.Length * SeedsPerSample);

    /// <summary>Returns the name of a scenario in tables.</summary>
    /// <param name="scenario">The index of a scenario, or <see cref="NoiseIndex"/> for the noise floor.</param>
    public string LabelOf(int scenario) => scenario == NoiseIndex ? NoiseLabel : Scenarios[scenario].Label;

    /// <summary>
    /// Returns all runs in the order of their execution: seed by seed, so that runs that are compared with each other end at about the same time.
    /// </summary>
    public IEnumerable<(Point Point, ulong Seed)> Queue() =>
        from offset in Enumerable.Range(0, Math.Max(Seeds, SeedsPerSample))
        from point in Points
        where offset < (point.IsBase ? Seeds : SeedsPerSample)
        select (point.ToPoint(), FirstSeed + (ulong)offset);

    /// <summary>Returns the scenario and the nation of a point (a setting that is run), with the parameter values of this point.</summary>
    /// <exception cref="BadFileException">A value does not fit the nation.</exception>
    public Question QuestionOf(ComparedPoint point) =>
        point.Scenario < Scenarios.Length && point.IsBase ? Scenarios[point.Scenario].Question : Question.LoadWith(point.Overrides, SourceOf(point), Until);

    /// <summary>Returns the scenario of a point (a setting that is run): the key of a built-in one, or the full path of a file.</summary>
    public string SourceOf(ComparedPoint point) => point.Scenario == NoiseIndex ? Reference.Source : Scenarios[point.Scenario].Source;
}
