using AdoptionSim.Model.Inputs;
using AdoptionSim.Model.Services;

namespace AdoptionSim.Model.Cinemas;

/// <summary>The cinemas of the capital and of cities.</summary>
public sealed class CinemaModule(RunInputs inputs) : IServiceModule
{
    private readonly Manners _manners = new(inputs.Nation.Cinema!, inputs.Calendar);

    /// <summary>Returns the module; null if the nation has no cinemas.</summary>
    public static IServiceModule? Of(RunInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return inputs.Nation.Cinema is null ? null : new CinemaModule(inputs);
    }

    public IEnumerable<IDistrictService> InDistrict(int district, DistrictServices others) =>
        Cinema.IsIn(inputs.Nation.Districts[district]) ? [new Cinema(inputs, _manners, district)] : [];
}
