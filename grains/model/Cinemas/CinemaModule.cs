using AdoptionSim.Model.Inputs;
using AdoptionSim.Model.Services;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Cinemas;

/// <summary>The module that adds cinemas, with phones that ring during the film, to the districts of the capital and the cities.</summary>
public sealed class CinemaModule(RunInputs inputs) : IServiceModule
{
    private readonly Etiquette _etiquette = new(inputs.Nation.Cinema!, inputs.Calendar);

    public IEnumerable<IDistrictService> InDistrict(DistrictIndex district, DistrictServices others) =>
        Cinema.IsIn(inputs.Nation.Districts[district]) ? [new Cinema(inputs, _etiquette, district)] : [];
}
