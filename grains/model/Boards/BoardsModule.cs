using AdoptionSim.Model.Inputs;
using AdoptionSim.Model.Intranet;
using AdoptionSim.Model.People;
using AdoptionSim.Model.Services;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Boards;

/// <summary>
/// The module that adds birthday boards to a district: intranet pages where people leave posts for somebody's birthday. Districts without an intranet get none.
/// </summary>
public sealed class BoardsModule(RunInputs inputs, Birthdays birthdays) : IServiceModule
{
    public IEnumerable<IDistrictService> InDistrict(DistrictIndex district, DistrictServices others)
    {
        ArgumentNullException.ThrowIfNull(others);
        return others.Find<ReadingRooms>() is { } rooms ? [new BirthdayBoards(inputs, birthdays, district, rooms)] : [];
    }
}
