using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace AdoptionSim.Model.Districts;

/// <summary>Finds, among eight citizens at once, those whose draw is below the threshold of their code.</summary>
internal static class Candidates
{
    public const int Width = 8;

    /// <summary>A bit for each of the first eight citizens who is struck.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe uint Of(ReadOnlySpan<ushort> codes, ReadOnlySpan<uint> draws, uint* thresholds)
    {
        var limits = Avx2.IsSupported
            ? Avx2.GatherVector256(thresholds, Avx2.ConvertToVector256Int32(Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(codes)).AsInt16()), sizeof(uint))
            : Vector256.Create(
                thresholds[codes[0]], thresholds[codes[1]], thresholds[codes[2]], thresholds[codes[3]],
                thresholds[codes[4]], thresholds[codes[5]], thresholds[codes[6]], thresholds[codes[7]]);
        return Vector256.LessThan(Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(draws)), limits).ExtractMostSignificantBits();
    }
}
