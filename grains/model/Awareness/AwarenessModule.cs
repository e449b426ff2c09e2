using AdoptionSim.Model.Inputs;
using AdoptionSim.Model.Intranet;
using AdoptionSim.Model.Services;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Awareness;

/// <summary>The module that simulates which citizens know that the international Internet exists, and the few who have access to it.</summary>
public sealed class AwarenessModule(RunInputs inputs) : IServiceModule
{
    private readonly PrivilegeTable? _privileged = inputs.Nation.Internet!.Privileged is { } privileged ? new PrivilegeTable(inputs, privileged) : null;

    public IEnumerable<IDistrictService> InDistrict(DistrictIndex district, DistrictServices others)
    {
        ArgumentNullException.ThrowIfNull(others);
        var users = _privileged is { } table ? new PrivilegedUsers(inputs, table, district) : null;
        var awareness = new InternetAwareness(inputs, district, others.Find<ReadingRooms>(), users);
        return users is null ? [awareness] : [users, awareness];
    }
}
