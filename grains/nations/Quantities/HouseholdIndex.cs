using System.Globalization;
using System.Text.Json.Serialization;

namespace AdoptionSim.Nations.Quantities;

/// <summary>The number of a household in its district: 0 and up, urban households first. -1 is <see cref="None"/>.</summary>
[JsonConverter(typeof(QuantityConverter<HouseholdIndex>))]
public readonly record struct HouseholdIndex(int Value) : IQuantity<HouseholdIndex>
{
    /// <summary>The value that stands for no household: -1.</summary>
    public static HouseholdIndex None => new(-1);

    public static implicit operator int(HouseholdIndex index) => index.Value;

    public static explicit operator HouseholdIndex(int value) => new(value);

    public static HouseholdIndex operator ++(HouseholdIndex index) => new(index.Value + 1);

    public int CompareTo(HouseholdIndex other) => Value.CompareTo(other.Value);

    public string ToString(string? format, IFormatProvider? formatProvider) => Value.ToString(format, formatProvider);

    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
