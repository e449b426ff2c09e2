using AdoptionSim.Model.Inputs;
using AdoptionSim.Model.Services;

namespace AdoptionSim.Model.Foreigners;

/// <summary>The service of foreigners in the country: cohorts of the nation as a whole.</summary>
public sealed class ForeignersModule(RunInputs inputs) : IServiceModule
{
    public IEnumerable<INationService> InNation() => inputs.Nation.Foreigners!.Cohorts.Select((_, index) => new ForeignCohortRows(inputs, index));
}
