using System.Globalization;
using System.Text.Json.Serialization;

namespace AdoptionSim.Nations.Quantities;

/// <summary>
/// The number of a tick, a time step (such as a week) of a run. Tick 0 is the start, and tick <c>t</c> ends <c>t</c> steps after the start. -1 is
/// <see cref="None"/>. The difference of two ticks is a number of ticks, an <c>int</c>.
/// </summary>
[JsonConverter(typeof(QuantityConverter<Tick>))]
public readonly record struct Tick(int Value) : IQuantity<Tick>
{
    /// <summary>The value that stands for no tick: -1, before the start, when nothing has happened yet.</summary>
    public static Tick None => new(-1);

    public static implicit operator int(Tick tick) => tick.Value;

    public static explicit operator Tick(int value) => new(value);

    public static Tick operator ++(Tick tick) => new(tick.Value + 1);

    public static Tick operator +(Tick tick, int ticks) => new(tick.Value + ticks);

    public static Tick operator -(Tick tick, int ticks) => new(tick.Value - ticks);

    public static int operator -(Tick later, Tick earlier) => later.Value - earlier.Value;

    public int CompareTo(Tick other) => Value.CompareTo(other.Value);

    public string ToString(string? format, IFormatProvider? formatProvider) => Value.ToString(format, formatProvider);

    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
