using AdoptionSim.Model.Inputs;
using AdoptionSim.Model.Services;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.PhoneMonths;

/// <summary>The module that counts for how many months each person had a phone, if the run's specification asks for it.</summary>
internal sealed class PhoneMonthsModule(RunInputs inputs) : IServiceModule
{
    public IEnumerable<IDistrictService> InDistrict(DistrictIndex district, DistrictServices others) => [new PhoneMonthCount(inputs, district)];
}
