using AdoptionSim.Model.Access;
using AdoptionSim.Model.Randomness;
using AdoptionSim.Nations;

namespace AdoptionSim.Model.Intranet;

/// <summary>The networks that a person may use on one kind of device: the national intranet, the international Internet, both, or neither.</summary>
/// <param name="Intranet">True if the intranet is allowed.</param>
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

    /// <summary>
    /// Returns the share of a reader's visits that go to the international Internet instead of the intranet, in units of 2^-16. All visits go to the Internet
    /// if only that is allowed; no visits do if it is forbidden.
    /// </summary>
    /// <param name="chosen">The share, in units of 2^-16, that applies if both networks are allowed.</param>
    public long ShareAbroad(long chosen) =>
        !Internet ? 0
        : Intranet ? chosen
        : All;
}
