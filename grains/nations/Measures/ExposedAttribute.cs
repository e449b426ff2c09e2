namespace AdoptionSim.Nations.Measures;

/// <summary>Declares the Prometheus metric of a measure or a ratio: a counter for a flow, otherwise a gauge.</summary>
/// <param name="name">The metric's name, with the suffixes of its unit and kind. Measures of foreigners whose metrics have the same name are added up.</param>
/// <param name="unit">The unit: one of Prometheus' base units (seconds, bytes, ratio), or the things counted. If several measures share a metric name, only
/// the first states it.</param>
/// <param name="help">The meaning, in a sentence. If several measures share a metric name, only the first states it.</param>
[AttributeUsage(AttributeTargets.Field)]
public sealed class ExposedAttribute(string name, string unit = "", string help = "") : Attribute
{
    public string Name => name;

    public string Unit => unit;

    public string Help => help;

    /// <summary>The number by which a value in the measure's unit is multiplied to give the metric's unit, such as 86,400 from days to seconds.</summary>
    public double Factor { get; set; } = 1;

    /// <summary>
    /// The rank of the metric in lists and exports, where lower numbers come first. It is a rank among the metrics of places, of the nation or of foreigners.
    /// The numbers keep the order that the metrics had before attributes declared them.
    /// </summary>
    public int Order { get; set; } = int.MaxValue;
}
