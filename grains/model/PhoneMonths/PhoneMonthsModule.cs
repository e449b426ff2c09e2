using AdoptionSim.Model.Inputs;
using AdoptionSim.Model.Services;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.PhoneMonths;

/// <summary>Adds to a run a count of the months in which each person had a phone, if the run's specification asks for it.</summary>
internal sealed class PhoneMonthsModule(RunInputs inputs) : IServiceModule
{
    public IEnumerable<IDistrictService> InDistrict(DistrictIndex district, DistrictServices others) => [new PhoneMonthCount(inputs, district)];
}
