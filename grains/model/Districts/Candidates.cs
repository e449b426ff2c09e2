using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using AdoptionSim.Model.Citizens;

namespace AdoptionSim.Model.Districts;

/// <summary>Finds, among eight citizens at once, those whom a draw could strike.</summary>
internal static class Candidates
{
    public const int Width = 8;

    private const ushort FirstBusy = (int)Stage.Applied * CitizenRow.Levels * CitizenRow.Levels;
    private const ushort BusyCodes = ((int)Stage.Wishing + 1 - (int)Stage.Applied) * CitizenRow.Levels * CitizenRow.Levels;

    /// <summary>
    /// A bit for each of the first eight citizens who is on the way from applying to buying, or whose draw is below the highest
    /// threshold of all other stages.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Of(ReadOnlySpan<ushort> codes, ReadOnlySpan<uint> draws, uint highest)
    {
        var low = Vector256.LessThan(Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(draws)), Vector256.Create(highest));
        var stages = Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(codes)) - Vector128.Create(FirstBusy);
        var busy = Vector128.LessThan(stages, Vector128.Create(BusyCodes));
        return low.ExtractMostSignificantBits() | busy.ExtractMostSignificantBits();
    }
}
