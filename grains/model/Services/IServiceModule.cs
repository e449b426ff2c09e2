using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Services;

/// <summary>
/// A service of a nation other than the phone, such as the intranet: its tables, computed once per run, and its parts in the districts and in the nation as a
/// whole. Immutable.
/// </summary>
public interface IServiceModule
{
    /// <summary>
    /// Returns the parts of the service that run in one district, in the order in which they perform a tick; empty if the district does not have the service.
    /// </summary>
    /// <param name="others">The district's services that step earlier.</param>
    IEnumerable<IDistrictService> InDistrict(DistrictIndex district, DistrictServices others) => [];

    /// <summary>Returns the parts of the service that run once for the whole nation, in the order in which they perform a tick.</summary>
    IEnumerable<INationService> InNation() => [];
}
