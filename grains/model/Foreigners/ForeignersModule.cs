using AdoptionSim.Model.Inputs;
using AdoptionSim.Model.Services;

namespace AdoptionSim.Model.Foreigners;

/// <summary>The module that simulates the foreigners in the country. Their cohorts (groups) belong to the nation as a whole, not to single districts.</summary>
public sealed class ForeignersModule(RunInputs inputs) : IServiceModule
{
    public IEnumerable<INationService> InNation() => inputs.Nation.Foreigners!.Cohorts.Select((_, index) => new ForeignCohortRows(inputs, index));
}
