using AdoptionSim.Model.Access;
using AdoptionSim.Model.Randomness;
using AdoptionSim.Nations;

namespace AdoptionSim.Model.Intranet;

/// <summary>The networks, intranet and international Internet, that a person may use on a device.</summary>
/// <param name="Internet">True if the international Internet is allowed; on the handset this requires mobile data.</param>
internal readonly record struct ReaderAccess(bool Intranet, bool Internet)
{
    private const long All = 1L << StochasticRounding.Bits;

    public bool IsAny => Intranet || Internet;

    public static ReaderAccess Of(AccessTable access, AccessGroup who, Device on) =>
        new(
            access.Allows(who, Service.Intranet, on),
            access.Allows(who, Service.Internet, on) && (on != Device.Handset || access.Allows(who, Service.Data, on))
        );

    /// <summary>Returns the share of a reader's visits that go to the international Internet instead of the intranet, in units of 2^-16.</summary>
    /// <param name="chosen">The share where both networks are allowed, in 2^-16.</param>
    public long ShareAbroad(long chosen) =>
        !Internet ? 0
        : Intranet ? chosen
        : All;
}
