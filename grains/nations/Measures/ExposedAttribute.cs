namespace AdoptionSim.Nations.Measures;

/// <summary>Declares the Prometheus metric of a measure or a ratio: a counter for a flow, otherwise a gauge.</summary>
/// <param name="name">The metric's name, with the suffixes of its unit and kind. Measures of cohorts with the same name are added up.</param>
/// <param name="unit">The unit: one of Prometheus' base units (seconds, bytes, ratio), or the things counted. Only the first measure of a name states
/// it.</param>
/// <param name="help">The meaning, in a sentence. Only the first measure of a name states it.</param>
[AttributeUsage(AttributeTargets.Field)]
public sealed class ExposedAttribute(string name, string unit = "", string help = "") : Attribute
{
    public string Name => name;

    public string Unit => unit;

    public string Help => help;

    /// <summary>The number by which a value in the measure's unit is multiplied to give the metric's unit, such as 86,400 from days to seconds.</summary>
    public double Factor { get; set; } = 1;

    /// <summary>
    /// The position of the metric in the list of its group, such as the metrics of places. They are listed and exported in this order, which is older than the
    /// declarations.
    /// </summary>
    public int Order { get; set; } = int.MaxValue;
}
