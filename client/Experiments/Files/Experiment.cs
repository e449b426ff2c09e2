using System.Collections.Immutable;
using AdoptionSim.Client.Experiments.Collectors;
using AdoptionSim.Client.Experiments.Designs;
using AdoptionSim.Nations.Files;

namespace AdoptionSim.Client.Experiments.Files;

/// <summary>An experiment whose file and points are valid.</summary>
internal sealed record Experiment
{
    public const double DefaultScale = 1;

    /// <summary>The precision for which further runs are counted if none is asked for.</summary>
    public static readonly IntervalWidth UsualWidth = new(0.02, IsRelative: true, "2 %");

    private const int Week = 7;

    /// <summary>The path of the file as the user gave it.</summary>
    public required string Path { get; init; }

    public required ExperimentForm Form { get; init; }

    /// <summary>The base scenario with the values that hold in all runs.</summary>
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

    /// <summary>The measures with a column in <c>results.csv</c>.</summary>
    public IEnumerable<AskedMeasure> Scalars => Measures.Where(measure => !measure.IsSeries);

    /// <summary>The measures with rows in <c>series.csv</c>.</summary>
    public IEnumerable<AskedMeasure> Series => Measures.Where(measure => measure.IsSeries);

    /// <summary>Returns the precision for which a measure's further runs are counted: that of <c>until</c>, or <see cref="UsualWidth"/>.</summary>
    public IntervalWidth WidthOf(AskedMeasure measure) => Form.Until is { } until && until.IntervalOf == measure.Text ? until.NarrowerThan : UsualWidth;

    /// <summary>Returns the scenario of a point: the key of a built-in one, or the path of a file.</summary>
    public string ScenarioOf(Point point) => Table.Parameters.IndexOf(Lever.Scenario) is >= 0 and var column ? ScenarioPath(Path, point.Values[column]) : Base;

    /// <summary>Returns the values that differ from the scenario at a point, in the order in which they are applied.</summary>
    public IEnumerable<Override> OverridesOf(Point point) =>
        [
            .. Form.Set?.All ?? [],
            .. Table
                .Parameters.Zip(point.Values)
                .Where(each => each.First != Lever.Scenario)
                .Select(each => new Override(each.First, each.Second, new Origin($"{Path}, point {point.Number}"))),
        ];

    /// <summary>Reads the scenario and the nation of a point.</summary>
    /// <exception cref="BadFileException">A value does not fit the nation.</exception>
    public Question QuestionOf(Point point) => Question.LoadWith(OverridesOf(point), ScenarioOf(point), Form.End);

    /// <summary>Returns a scenario that an experiment names: a path is beside the experiment's file.</summary>
    public static string ScenarioPath(string file, string scenario) =>
        Shipped.ScenarioKeys().Contains(scenario) ? scenario : System.IO.Path.Combine(System.IO.Path.GetDirectoryName(file) ?? "", scenario);
}
