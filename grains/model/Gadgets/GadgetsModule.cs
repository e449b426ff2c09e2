using AdoptionSim.Model.Inputs;
using AdoptionSim.Model.Services;

namespace AdoptionSim.Model.Gadgets;

/// <summary>Gadgets of households, such as computers and media players: one service for each kind in the nation's file.</summary>
public sealed class GadgetsModule(RunInputs inputs) : IServiceModule
{
    /// <summary>Returns the module; null if the nation has no gadgets.</summary>
    public static IServiceModule? Of(RunInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return inputs.Nation.Gadgets is null ? null : new GadgetsModule(inputs);
    }

    public IEnumerable<IDistrictService> InDistrict(int district, DistrictServices others) =>
        inputs.Nation.Gadgets!.Value.Select((gadget, index) => new HouseholdGadgets(inputs, district, index, gadget));
}
