using System.Buffers;
using System.Runtime.InteropServices;
using Orleans.Serialization.Buffers;
using Orleans.Serialization.Cloning;
using Orleans.Serialization.Codecs;
using Orleans.Serialization.WireProtocol;

namespace AdoptionSim.Runtime.Messages;

/// <summary>
/// A struct of the model as part of a message, needed because the model does not reference Orleans. Within a silo the value is passed as it is; between silos
/// it is one block of bytes, since Orleans would serialise an array of structs element by element.
/// </summary>
[Immutable]
public readonly record struct Packed<T>(T Value)
    where T : unmanaged
{
    public static implicit operator Packed<T>(T value) => new(value);
}

[RegisterSerializer]
public sealed class PackedCodec<T> : IFieldCodec<Packed<T>>
    where T : unmanaged
{
    public void WriteField<TBufferWriter>(ref Writer<TBufferWriter> writer, uint fieldIdDelta, Type? expectedType, Packed<T> value)
        where TBufferWriter : IBufferWriter<byte>
    {
        ReferenceCodec.MarkValueField(writer.Session);
        writer.WriteFieldHeader(fieldIdDelta, expectedType, typeof(Packed<T>), WireType.LengthPrefixed);
        var inner = value.Value;
        var bytes = MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in inner));
        writer.WriteVarUInt32((uint)bytes.Length);
        writer.Write(bytes);
    }

    public Packed<T> ReadValue<TInput>(ref Reader<TInput> reader, Field field)
    {
        ReferenceCodec.MarkValueField(reader.Session);
        field.EnsureWireType(WireType.LengthPrefixed);
        var bytes = reader.ReadBytes(reader.ReadVarUInt32());
        return MemoryMarshal.Read<T>(bytes);
    }
}

[RegisterCopier]
public sealed class PackedCopier<T> : ShallowCopier<Packed<T>>
    where T : unmanaged;
