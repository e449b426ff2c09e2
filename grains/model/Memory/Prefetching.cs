using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace AdoptionSim.Model.Memory;

/// <summary>
/// Has the processor fetch what will soon be read. Rows that are visited out of order lie all over the memory; asked for one at a time, each
/// costs the whole way there and back.
/// </summary>
internal static class Prefetching
{
    /// <summary>How many visits ahead to ask.</summary>
    public const int Ahead = 8;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Fetch<T>(ref T row)
        where T : unmanaged
    {
        if (Sse.IsSupported)
        {
            // The pointer is a hint only: a row that the collector has moved meanwhile is fetched later, when it is read.
            Sse.Prefetch0(Unsafe.AsPointer(ref row));
        }
    }
}
