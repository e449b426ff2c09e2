using AdoptionSim.Model.Inputs;
using AdoptionSim.Model.Services;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Cinemas;

/// <summary>The service of cinemas, in the capital and in cities.</summary>
public sealed class CinemaModule(RunInputs inputs) : IServiceModule
{
    private readonly Etiquette _etiquette = new(inputs.Nation.Cinema!, inputs.Calendar);

    public IEnumerable<IDistrictService> InDistrict(DistrictIndex district, DistrictServices others) =>
        Cinema.IsIn(inputs.Nation.Districts[district]) ? [new Cinema(inputs, _etiquette, district)] : [];
}
