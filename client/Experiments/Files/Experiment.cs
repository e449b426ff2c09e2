using System.Collections.Immutable;
using AdoptionSim.Client.Experiments.Collectors;
using AdoptionSim.Client.Experiments.Designs;
using AdoptionSim.Nations.Files;

namespace AdoptionSim.Client.Experiments.Files;

/// <summary>
/// An experiment as read from its file and checked: its base scenario, varied parameters, measures to record, and points (combinations of parameter values).
/// </summary>
internal sealed record Experiment
{
    public const double DefaultScale = 1;

    /// <summary>
    /// The default width of a measure's confidence interval, 2 % of the mean, for which <c>summary.csv</c> counts the runs that are still needed.
    /// </summary>
    public static readonly IntervalWidth UsualWidth = new(0.02, IsRelative: true, "2 %");

    private const int Week = 7;

    /// <summary>The path of the file as the user gave it.</summary>
    public required string Path { get; init; }

    public required ExperimentForm Form { get; init; }

    /// <summary>
    /// The experiment's base scenario, or the first one if the file lists several, with its nation. Both have the values that the file sets for all runs.
    /// </summary>
    public required Question Question { get; init; }

    public required ImmutableArray<Factor> Factors { get; init; }

    public required ImmutableArray<AskedMeasure> Measures { get; init; }

    public required PointTable Table { get; init; }

    /// <summary>The base scenario: the key of a built-in one, or the path of a file.</summary>
    public required string Base { get; init; }

    public ImmutableArray<Lever> Levers => Form.Levers?.All ?? [];

    public double Scale => Form.Scale ?? DefaultScale;

    public int StepDays => Form.Step == StepWord.Day ? 1 : Week;

    public ulong FirstSeed => Form.Seeds.First ?? 1;

    /// <summary>The measures that are read once in a run, each a column of <c>results.csv</c>.</summary>
    public IEnumerable<AskedMeasure> Scalars => Measures.Where(measure => !measure.IsSeries);

    /// <summary>The measures that are read on several dates of a run, with rows in <c>series.csv</c>.</summary>
    public IEnumerable<AskedMeasure> Series => Measures.Where(measure => measure.IsSeries);

    /// <summary>
    /// Returns the wanted width of a measure's confidence interval, for which the runs still needed are counted. It is that of the field <c>until</c> in the
    /// file, or else <see cref="UsualWidth"/>.
    /// </summary>
    public IntervalWidth WidthOf(AskedMeasure measure) => Form.Until is { } until && until.IntervalOf == measure.Text ? until.NarrowerThan : UsualWidth;

    /// <summary>Returns the scenario of a point (combination of parameter values): the key of a built-in one, or the path of a file.</summary>
    public string ScenarioOf(Point point) => Table.Parameters.IndexOf(Lever.Scenario) is >= 0 and var column ? ScenarioPath(Path, point.Values[column]) : Base;

    /// <summary>
    /// Returns the parameter values of a point of the experiment, which replace those of the scenario, in the order in which they are applied.
    /// </summary>
    public IEnumerable<Override> OverridesOf(Point point) =>
        [
            .. Form.Set?.All ?? [],
            .. Table
                .Parameters.Zip(point.Values)
                .Where(each => each.First != Lever.Scenario)
                .Select(each => new Override(each.First, each.Second, new Origin($"{Path}, point {point.Number}"))),
        ];

    /// <summary>Reads the scenario and the nation of a point, with the parameter values of this point: the input of a run.</summary>
    /// <exception cref="BadFileException">A value does not fit the nation.</exception>
    public Question QuestionOf(Point point) => Question.LoadWith(OverridesOf(point), ScenarioOf(point), Form.End);

    /// <summary>Returns a scenario that an experiment names: the key of a built-in one, or the path of a file, relative to the experiment's file.</summary>
    public static string ScenarioPath(string file, string scenario) =>
        Shipped.ScenarioKeys().Contains(scenario) ? scenario : System.IO.Path.Combine(System.IO.Path.GetDirectoryName(file) ?? "", scenario);
}
