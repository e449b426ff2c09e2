namespace AdoptionSim.Nations.Quantities;

/// <summary>The value of a parameter, with its unit, its allowed range and its source.</summary>
/// <param name="Value">The value in force, within <paramref name="Low"/> and <paramref name="High"/>.</param>
/// <param name="Low">The least plausible value.</param>
/// <param name="High">The greatest plausible value.</param>
/// <param name="Unit">The unit, equal to that of the parameter's <see cref="UnitAttribute"/>.</param>
/// <param name="Source">A citation, or a sentence that begins with the word "assumption".</param>
public readonly record struct Quantity(double Value, double Low, double High, string Unit, string Source)
{
    public static implicit operator double(Quantity quantity) => quantity.Value;
}

/// <summary>The unit in which a parameter's value must be given, and the limits beyond which no value makes sense.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class UnitAttribute(string unit, double least, double most) : Attribute
{
    public string Unit { get; } = unit;

    public double Least { get; } = least;

    public double Most { get; } = most;
}
