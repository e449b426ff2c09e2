using AdoptionSim.Model.Access;
using AdoptionSim.Model.Inputs;
using AdoptionSim.Model.Services;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Intranet;

/// <summary>
/// Adds the intranet, a national network for reading articles, to a run. In each district it simulates public terminals and the citizens who read at them or on
/// handsets. For the nation as a whole it simulates the vetting of articles from abroad.
/// </summary>
public sealed class IntranetModule : IServiceModule
{
    private readonly RunInputs _inputs;
    private readonly AccessGroups _persons;
    private readonly ReaderHabits _habits;

    public IntranetModule(RunInputs inputs, AccessGroups persons)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        (_inputs, _persons) = (inputs, persons);
        _habits = new ReaderHabits(inputs.Nation, inputs.Scenario.Start, inputs.Calendar.StepDays, inputs.Scale);
    }

    public IEnumerable<IDistrictService> InDistrict(DistrictIndex district, DistrictServices others) =>
        [new ReadingRooms(_inputs, _habits, _persons, district)];

    public IEnumerable<INationService> InNation() => [new Vetting(_inputs.Nation.Intranet!.Vetting, _inputs.Calendar.StepDays)];
}
