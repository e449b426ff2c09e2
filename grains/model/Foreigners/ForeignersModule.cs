using AdoptionSim.Model.Inputs;
using AdoptionSim.Model.Services;

namespace AdoptionSim.Model.Foreigners;

/// <summary>The foreigners in the country: cohorts of the nation as a whole.</summary>
public sealed class ForeignersModule(RunInputs inputs) : IServiceModule
{
    /// <summary>Returns the module; null if the nation has no foreigners.</summary>
    public static IServiceModule? Of(RunInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return inputs.Nation.Foreigners is null ? null : new ForeignersModule(inputs);
    }

    public IEnumerable<INationService> InNation() => inputs.Nation.Foreigners!.Cohorts.Select((_, index) => new ForeignCohortRows(inputs, index));
}
