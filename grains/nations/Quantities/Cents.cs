using System.Globalization;
using System.Text.Json.Serialization;

namespace AdoptionSim.Nations.Quantities;

/// <summary>An amount of money in US cents.</summary>
[JsonConverter(typeof(QuantityConverter<Cents>))]
public readonly record struct Cents(int Value) : IQuantity<Cents>
{
    public static implicit operator int(Cents cents) => cents.Value;

    public static explicit operator Cents(int value) => new(value);

    public static Cents operator +(Cents one, Cents other) => new(one.Value + other.Value);

    public static Cents operator -(Cents one, Cents other) => new(one.Value - other.Value);

    public int CompareTo(Cents other) => Value.CompareTo(other.Value);

    public string ToString(string? format, IFormatProvider? formatProvider) => Value.ToString(format, formatProvider);

    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
