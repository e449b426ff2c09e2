using System.Globalization;
using System.Text.Json.Serialization;

namespace AdoptionSim.Nations.Quantities;

/// <summary>The number of a handset in its district: 0 and up, in the order in which handsets are sold. -1 is <see cref="None"/>.</summary>
[JsonConverter(typeof(QuantityConverter<HandsetIndex>))]
public readonly record struct HandsetIndex(int Value) : IQuantity<HandsetIndex>
{
    /// <summary>The value that stands for no handset: -1.</summary>
    public static HandsetIndex None => new(-1);

    public static implicit operator int(HandsetIndex index) => index.Value;

    public static explicit operator HandsetIndex(int value) => new(value);

    public static HandsetIndex operator ++(HandsetIndex index) => new(index.Value + 1);

    public int CompareTo(HandsetIndex other) => Value.CompareTo(other.Value);

    public string ToString(string? format, IFormatProvider? formatProvider) => Value.ToString(format, formatProvider);

    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
