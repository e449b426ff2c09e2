using System.Globalization;
using System.Text.Json.Serialization;

namespace AdoptionSim.Nations.Quantities;

/// <summary>The number of a tower in its district: 0 and up, in the order in which towers are built. -1 is <see cref="None"/>.</summary>
[JsonConverter(typeof(QuantityConverter<TowerIndex>))]
public readonly record struct TowerIndex(int Value) : IQuantity<TowerIndex>
{
    /// <summary>The value that stands for no tower: -1.</summary>
    public static TowerIndex None => new(-1);

    public static implicit operator int(TowerIndex index) => index.Value;

    public static explicit operator TowerIndex(int value) => new(value);

    public static TowerIndex operator ++(TowerIndex index) => new(index.Value + 1);

    public int CompareTo(TowerIndex other) => Value.CompareTo(other.Value);

    public string ToString(string? format, IFormatProvider? formatProvider) => Value.ToString(format, formatProvider);

    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
