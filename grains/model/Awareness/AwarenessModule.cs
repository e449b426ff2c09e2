using AdoptionSim.Model.Inputs;
using AdoptionSim.Model.Intranet;
using AdoptionSim.Model.Services;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Awareness;

/// <summary>The service that simulates who knows that the international Internet exists.</summary>
public sealed class AwarenessModule(RunInputs inputs) : IServiceModule
{
    public IEnumerable<IDistrictService> InDistrict(DistrictIndex district, DistrictServices others)
    {
        ArgumentNullException.ThrowIfNull(others);
        return [new InternetAwareness(inputs, district, others.Find<ReadingRooms>())];
    }
}
