using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Services;

/// <summary>
/// A service of a nation other than the phone, such as the intranet. Holds the tables that are computed once per run. Creates the objects that simulate the
/// service in the districts and in the nation as a whole. Immutable.
/// </summary>
public interface IServiceModule
{
    /// <summary>
    /// Returns the parts of the service that run in one district, in the order in which they perform a tick. The result is empty if the district does not have
    /// the service.
    /// </summary>
    /// <param name="others">The services of the district that step before this one in each tick.</param>
    IEnumerable<IDistrictService> InDistrict(DistrictIndex district, DistrictServices others) => [];

    /// <summary>Returns the parts of the service that run once for the whole nation, in the order in which they perform a tick.</summary>
    IEnumerable<INationService> InNation() => [];
}
