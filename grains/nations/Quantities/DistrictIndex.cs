using System.Globalization;
using System.Text.Json.Serialization;

namespace AdoptionSim.Nations.Quantities;

/// <summary>The position of a district in the list of its nation's districts, sorted by key: 0 and up. -1 is <see cref="None"/>.</summary>
[JsonConverter(typeof(QuantityConverter<DistrictIndex>))]
public readonly record struct DistrictIndex(int Value) : IQuantity<DistrictIndex>
{
    /// <summary>The value that stands for no district: -1.</summary>
    public static DistrictIndex None => new(-1);

    public static implicit operator int(DistrictIndex index) => index.Value;

    public static explicit operator DistrictIndex(int value) => new(value);

    public static DistrictIndex operator ++(DistrictIndex index) => new(index.Value + 1);

    public int CompareTo(DistrictIndex other) => Value.CompareTo(other.Value);

    public string ToString(string? format, IFormatProvider? formatProvider) => Value.ToString(format, formatProvider);

    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
