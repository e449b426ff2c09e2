namespace AdoptionSim.Nations.Quantities;

/// <summary>A parameter's value with the unit it is in, the range it may be set within, and where it comes from.</summary>
/// <param name="Value">The value in force; lies within <paramref name="Low"/> and <paramref name="High"/>.</param>
/// <param name="Low">The least value that can be defended.</param>
/// <param name="High">The greatest value that can be defended.</param>
/// <param name="Unit">The unit, exactly as the field's <see cref="UnitAttribute"/> demands.</param>
/// <param name="Source">A citation, or a sentence that begins with the word "assumption".</param>
public readonly record struct Quantity(double Value, double Low, double High, string Unit, string Source)
{
    public static implicit operator double(Quantity quantity) => quantity.Value;
}

/// <summary>The unit that a parameter's value must be given in, and the limits beyond which no value makes sense.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class UnitAttribute(string unit, double least, double most) : Attribute
{
    public string Unit { get; } = unit;

    public double Least { get; } = least;

    public double Most { get; } = most;
}
