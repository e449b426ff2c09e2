using System.Runtime.CompilerServices;
using AdoptionSim.Model.Access;
using AdoptionSim.Nations;

namespace AdoptionSim.Model.Handsets;

/// <summary>What the access table lets a person do with a handset, as masks over what the person would do.</summary>
/// <param name="Voice">All bits where calls are allowed, none where not.</param>
/// <param name="Counts">By byte of <see cref="UseCounts"/>: all bits where that use is allowed.</param>
public readonly record struct HandsetAccess(uint Voice, uint Counts)
{
    private const uint All = uint.MaxValue;

    public static HandsetAccess Of(AccessTable table, Person who)
    {
        ArgumentNullException.ThrowIfNull(table);
        var counts = new UseCounts(Byte(Service.Text), Byte(Service.Pictures), Byte(Service.Newspaper), Byte(Service.Books));
        return new HandsetAccess(table.Allows(who, Service.Voice, Device.Handset) ? All : 0, Unsafe.BitCast<UseCounts, uint>(counts));

        byte Byte(Service what) => table.Allows(who, what, Device.Handset) ? byte.MaxValue : (byte)0;
    }

    /// <summary>What of the counts is allowed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public UseCounts Of(UseCounts counts) => Unsafe.BitCast<uint, UseCounts>(Unsafe.BitCast<UseCounts, uint>(counts) & Counts);
}
