using AdoptionSim.Nations;
using AdoptionSim.Nations.Files;
using AdoptionSim.Nations.Measures.Comparisons;

namespace AdoptionSim.Client.Results;

/// <summary>A row of <c>record.csv</c>: a published figure of the nation beside the value of the run.</summary>
public sealed record RecordEntry
{
    /// <summary>
    /// The word that replaces the role of a published figure, such as fitted, for a run that changes history on purpose. The figure is then only context and no
    /// test of the run.
    /// </summary>
    public const string Context = "context";

    public required string Measure { get; init; }

    /// <summary>The key of the place that the figure describes: the nation, a province or a district.</summary>
    public required string Place { get; init; }

    /// <summary>The group of people, lines or networks to which the published figure is limited, in words; null if the publisher counted all.</summary>
    public string? Group { get; init; }

    public required DateOnly Date { get; init; }

    public required double Low { get; init; }

    /// <summary>The upper end of the range of a published figure; null if only a lower limit was published.</summary>
    public double? High { get; init; }

    public required string Use { get; init; }

    /// <summary>The value of the run; null if the run does not cover the date or the period of the published figure.</summary>
    public double? Run { get; init; }

    /// <summary>
    /// The run's value divided by the nearest end of the published range, and 1 within the range. Null for a run that changes history on purpose, for a run
    /// without a value, and for a published zero.
    /// </summary>
    public double? Ratio { get; init; }

    /// <summary>True if the run's value lies in the published range. Null for a run that changes history on purpose, and for a run without a value.</summary>
    public bool? Within { get; init; }

    /// <param name="isFactual">False for a counterfactual run. It has no ratio, which would look like an error of the model.</param>
    internal static RecordEntry Of(ComparedRow compared, Nation nation, bool isFactual) =>
        new()
        {
            Measure = compared.Row.Measure,
            Place = compared.Row.Place ?? nation.Key,
            Group = compared.Row.Group,
            Date = compared.Row.Date,
            Low = compared.Row.Low,
            High = compared.Row.High,
            Use = isFactual ? Names.InFile(compared.Row.Use.ToString()) : Context,
            Run = compared.Run is { } run ? Math.Round(run, 4) : null,
            Ratio = isFactual && compared.Ratio is { } ratio ? Math.Round(ratio, 4) : null,
            Within = isFactual ? compared.IsWithin : null,
        };
}
