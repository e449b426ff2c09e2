using System.Runtime.InteropServices;

namespace AdoptionSim.Actors;

/// <summary>
/// Arrays of packed structs as bytes, so that a message carries them as one block instead of element by element. Both ends
/// are of the same model version and little-endian.
/// </summary>
internal static class Blob
{
    public static byte[] Of<T>(ReadOnlySpan<T> items)
        where T : unmanaged => MemoryMarshal.AsBytes(items).ToArray();

    public static T[] Read<T>(ReadOnlySpan<byte> bytes)
        where T : unmanaged => MemoryMarshal.Cast<byte, T>(bytes).ToArray();
}
