using System.Text.Json;
using System.Text.Json.Serialization;

namespace AdoptionSim.Nations.Quantities;

/// <summary>
/// A whole number with a type of its own, such as a citizen's number or an amount of money. It converts to <c>int</c> implicitly, to index an array or to be
/// printed. It is made from an <c>int</c> only explicitly, so that no quantity silently becomes another.
/// </summary>
public interface IQuantity<TSelf> : IComparable<TSelf>, IFormattable
    where TSelf : struct, IQuantity<TSelf>
{
    int Value { get; }

    static abstract explicit operator TSelf(int value);
}

/// <summary>Converts whole numbers with a type of their own (quantities), such as ticks, to JSON numbers and back.</summary>
public sealed class QuantityConverter<T> : JsonConverter<T>
    where T : struct, IQuantity<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => (T)reader.GetInt32();

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteNumberValue(value.Value);
    }
}
