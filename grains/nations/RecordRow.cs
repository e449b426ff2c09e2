using System.Text.Json.Serialization;
using AdoptionSim.Nations.Files;

namespace AdoptionSim.Nations;

/// <summary>The role of a published figure in setting or judging the model. It decides how to read the agreement of a run's results with the figure.</summary>
public enum RecordUse
{
    /// <summary>
    /// Parameters of the model may be set so that the run follows the figure. A run that agrees with the figure is then no test of the model.
    /// </summary>
    Calibrate,

    /// <summary>The figure may only be used to judge a model whose parameters were set without it.</summary>
    Validate,

    /// <summary>
    /// The figure is also an input of the model, as a parameter in the nation's file. A run that agrees with the figure is thus no test of the model.
    /// </summary>
    Input,

    /// <summary>A parameter of the model was derived from this figure. A run that agrees with the figure is thus no test of the model.</summary>
    Fitted,

    /// <summary>
    /// No rule of the model reads the figure, but people saw it when they set the parameters. A run that agrees with it is no independent test of the model.
    /// </summary>
    Insight,
}

/// <summary>
/// A published figure about the nation, such as subscribers: the value of a measure in one place on a date, or over the period that ends then. The true value
/// is assumed to lie between the low and the high value.
/// </summary>
[JsonConverter(typeof(RecordRowJson))]
public sealed record RecordRow
{
    /// <summary>The key of the measure, one of <see cref="Measures.Comparisons.RecordMeasures.All"/>.</summary>
    public required string Measure { get; init; }

    /// <summary>The key of the province or district that the figure describes; null for the whole nation.</summary>
    public string? Place { get; init; }

    /// <summary>The part of the people, lines or networks that the publisher counted, in words; null if the publisher counted all of them.</summary>
    public string? Group { get; init; }

    public required DateOnly Date { get; init; }

    /// <summary>The lowest plausible true value of the published figure, in the unit of the measure.</summary>
    public required double Low { get; init; }

    /// <summary>The highest plausible true value of the published figure; null if the publisher gave a lower limit only ("more than").</summary>
    public double? High { get; init; }

    public required RecordUse Use { get; init; }

    public required string Source { get; init; }

    /// <summary>The upper end of the published range, or the lower limit if the publisher gave no upper end.</summary>
    public double Published => High ?? Low;
}
