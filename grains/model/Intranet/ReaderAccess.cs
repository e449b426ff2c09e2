using AdoptionSim.Model.Access;
using AdoptionSim.Model.Randomness;
using AdoptionSim.Nations;

namespace AdoptionSim.Model.Intranet;

/// <summary>What readers may look at on a device.</summary>
/// <param name="Internet">The international one; on the handset with mobile data alone.</param>
internal readonly record struct ReaderAccess(bool Intranet, bool Internet)
{
    private const long All = 1L << Fixed.Bits;

    public bool IsAny => Intranet || Internet;

    public static ReaderAccess Of(AccessTable access, Person who, Device on) => new(
        access.Allows(who, Service.Intranet, on),
        access.Allows(who, Service.Internet, on) && (on != Device.Handset || access.Allows(who, Service.Data, on)));

    /// <summary>The share of visits that go abroad, in 2^-16.</summary>
    /// <param name="chosen">That share where both may be looked at, in 2^-16.</param>
    public long ShareAbroad(long chosen) => !Internet ? 0 : Intranet ? chosen : All;
}
