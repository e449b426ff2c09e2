using System.Globalization;
using System.Text.Json.Serialization;

namespace AdoptionSim.Nations.Quantities;

/// <summary>The number of a citizen in the district, from 0 to one less than the number of people in the district. -1 is <see cref="None"/>.</summary>
[JsonConverter(typeof(QuantityConverter<CitizenIndex>))]
public readonly record struct CitizenIndex(int Value) : IQuantity<CitizenIndex>
{
    /// <summary>The value that stands for no citizen: -1.</summary>
    public static CitizenIndex None => new(-1);

    public static implicit operator int(CitizenIndex index) => index.Value;

    public static explicit operator CitizenIndex(int value) => new(value);

    public static CitizenIndex operator ++(CitizenIndex index) => new(index.Value + 1);

    public int CompareTo(CitizenIndex other) => Value.CompareTo(other.Value);

    public string ToString(string? format, IFormatProvider? formatProvider) => Value.ToString(format, formatProvider);

    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
