using AdoptionSim.Model.Inputs;
using AdoptionSim.Model.Services;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Gadgets;

/// <summary>
/// The module that simulates which households buy gadgets, such as computers and media players. It adds one service to each district for each kind of gadget in
/// the nation's file.
/// </summary>
public sealed class GadgetsModule(RunInputs inputs) : IServiceModule
{
    public IEnumerable<IDistrictService> InDistrict(DistrictIndex district, DistrictServices others) =>
        inputs.Nation.Gadgets!.Value.Select((gadget, index) => new HouseholdGadgets(inputs, district, index, gadget));
}
