using AdoptionSim.Model.Inputs;
using AdoptionSim.Model.Intranet;
using AdoptionSim.Model.People;
using AdoptionSim.Model.Services;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Boards;

/// <summary>
/// The service of birthday boards, where people leave posts for somebody's birthday. It is part of the intranet and does not exist without it.
/// </summary>
public sealed class BoardsModule(RunInputs inputs, Birthdays birthdays) : IServiceModule
{
    public IEnumerable<IDistrictService> InDistrict(DistrictIndex district, DistrictServices others)
    {
        ArgumentNullException.ThrowIfNull(others);
        return others.Find<ReadingRooms>() is { } rooms ? [new BirthdayBoards(inputs, birthdays, district, rooms)] : [];
    }
}
