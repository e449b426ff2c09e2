using System.Runtime.CompilerServices;
using AdoptionSim.Model.Access;
using AdoptionSim.Nations;

namespace AdoptionSim.Model.Handsets;

/// <summary>The services that a group of people may use on a handset, as bit masks. A mask removes the forbidden uses from all uses that are wanted.</summary>
/// <param name="Voice">All bits set if calls are allowed, none otherwise.</param>
/// <param name="Counts">For each byte of <see cref="UseCounts"/>, all bits set if that use is allowed, none otherwise.</param>
public readonly record struct HandsetAccess(uint Voice, uint Counts)
{
    private const uint All = uint.MaxValue;

    public static HandsetAccess Of(AccessTable table, AccessGroup who)
    {
        ArgumentNullException.ThrowIfNull(table);
        var counts = new UseCounts(Byte(Service.Text), Byte(Service.Pictures), Byte(Service.Newspaper), Byte(Service.Books));
        return new HandsetAccess(table.Allows(who, Service.Voice, Device.Handset) ? All : 0, Unsafe.BitCast<UseCounts, uint>(counts));

        byte Byte(Service what) => table.Allows(who, what, Device.Handset) ? byte.MaxValue : (byte)0;
    }

    /// <summary>Returns the wanted numbers of texts, photos, newspapers and books, with those of forbidden services set to 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public UseCounts Of(UseCounts counts) => Unsafe.BitCast<uint, UseCounts>(Unsafe.BitCast<UseCounts, uint>(counts) & Counts);
}
