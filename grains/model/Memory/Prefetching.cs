using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace AdoptionSim.Model.Memory;

/// <summary>
/// Makes the processor load array elements (rows) into its cache before they are read. Rows visited out of order lie far apart in memory; without prefetching,
/// each would cost a full memory access. Together with skipping citizens who cannot pay, it cut the wish phase (who wants a phone) from 4.3 to 3.2 ns per
/// citizen.
/// </summary>
internal static class Prefetching
{
    /// <summary>The distance of prefetching: the number of array elements (rows) between the one being processed and the one being loaded ahead.</summary>
    public const int Ahead = 8;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Fetch<T>(ref T row)
        where T : unmanaged
    {
        if (Sse.IsSupported)
        {
            // The pointer is only a hint: a row that the garbage collector has moved is loaded later, when it is read.
            Sse.Prefetch0(Unsafe.AsPointer(ref row));
        }
    }
}
