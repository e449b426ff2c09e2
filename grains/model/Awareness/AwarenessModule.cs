using AdoptionSim.Model.Inputs;
using AdoptionSim.Model.Intranet;
using AdoptionSim.Model.Services;

namespace AdoptionSim.Model.Awareness;

/// <summary>Who knows that the international Internet exists.</summary>
public sealed class AwarenessModule(RunInputs inputs) : IServiceModule
{
    /// <summary>Returns the module; null if the nation does not count who knows.</summary>
    public static IServiceModule? Of(RunInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return inputs.Nation.Internet is null ? null : new AwarenessModule(inputs);
    }

    public IEnumerable<IDistrictService> InDistrict(int district, DistrictServices others)
    {
        ArgumentNullException.ThrowIfNull(others);
        return [new InternetAwareness(inputs, district, others.Find<ReadingRooms>())];
    }
}
