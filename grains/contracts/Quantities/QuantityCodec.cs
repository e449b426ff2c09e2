using System.Buffers;
using AdoptionSim.Nations.Quantities;
using Orleans.Serialization.Buffers;
using Orleans.Serialization.Cloning;
using Orleans.Serialization.Codecs;
using Orleans.Serialization.WireProtocol;

namespace AdoptionSim.Contracts.Quantities;

/// <summary>
/// Serialises a quantity, such as a tick, as its number, in the same bytes as an <c>int</c>. Needed because the project that defines quantities does not
/// reference Orleans.
/// </summary>
public abstract class QuantityCodec<T> : IFieldCodec<T>
    where T : struct, IQuantity<T>
{
    public void WriteField<TBufferWriter>(ref Writer<TBufferWriter> writer, uint fieldIdDelta, Type? expectedType, T value)
        where TBufferWriter : IBufferWriter<byte> => Int32Codec.WriteField(ref writer, fieldIdDelta, expectedType!, value.Value, typeof(T));

    public T ReadValue<TInput>(ref Reader<TInput> reader, Field field) => (T)Int32Codec.ReadValue(ref reader, field);
}

[RegisterSerializer]
public sealed class TickCodec : QuantityCodec<Tick>;

[RegisterCopier]
public sealed class TickCopier : ShallowCopier<Tick>;

[RegisterSerializer]
public sealed class CitizenIndexCodec : QuantityCodec<CitizenIndex>;

[RegisterCopier]
public sealed class CitizenIndexCopier : ShallowCopier<CitizenIndex>;
