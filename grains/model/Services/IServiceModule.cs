namespace AdoptionSim.Model.Services;

/// <summary>A service of a nation: the tables that it makes once a run, and its parts in the districts and in the nation as a whole. Immutable.</summary>
public interface IServiceModule
{
    /// <summary>Returns its parts in a district, in the order in which they step; none where the district does without it.</summary>
    /// <param name="others">The district's services that step before.</param>
    IEnumerable<IDistrictService> InDistrict(int district, DistrictServices others) => [];

    /// <summary>Returns its parts in the nation as a whole, in the order in which they step.</summary>
    IEnumerable<INationService> InNation() => [];
}
