using AdoptionSim.Model.Citizens;
using AdoptionSim.Model.Handsets;
using AdoptionSim.Model.Ties;
using AdoptionSim.Model.Towers;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Cohorts;

/// <summary>
/// Records, in program order, the changes that a district makes to its citizens and handsets, such as sales, and all changes of its cell towers. Changes that
/// citizens and handsets make in their own step of a tick are left out. In message delivery, each citizen, handset and tower has a grain (actor) of its own, on
/// which the recorded changes are repeated. Resident delivery has no such grains and needs no log.
/// </summary>
public interface IEffectLog : ITowerLog
{
    /// <summary>Records a change, such as a sale or a ban, that the district has tried to make to a citizen. Refused changes are recorded too.</summary>
    void Citizen(CitizenIndex citizen, in CitizenEffect effect);

    /// <summary>Records that a citizen got a message along a social tie: the person at the other end has got or lost a phone line.</summary>
    void Heard(in TieEvent tieEvent);

    /// <summary>Records that a handset was sold for the first time, with its state (row) after the sale.</summary>
    void Made(HandsetIndex handset, in HandsetRow row);

    /// <summary>
    /// Records a change, such as damage or the end of its line, that the district has tried to make to a handset. Refused changes are recorded too.
    /// </summary>
    void Handset(HandsetIndex handset, in HandsetEffect effect);

    /// <summary>Records that a phone line began on a used handset.</summary>
    void Started(HandsetIndex handset, in NewLine line);
}
