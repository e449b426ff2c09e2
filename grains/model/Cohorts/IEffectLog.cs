using AdoptionSim.Model.Citizens;
using AdoptionSim.Model.Handsets;
using AdoptionSim.Model.Ties;
using AdoptionSim.Model.Towers;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Cohorts;

/// <summary>
/// Records, in program order, all changes of citizens and handsets that come from outside, such as sales. In message delivery, each citizen and handset has a
/// grain (actor) of its own, on which these changes are repeated. Resident delivery has no such grains and needs no log.
/// </summary>
public interface IEffectLog : ITowerLog
{
    /// <summary>
    /// Records a change from outside, such as a sale or a ban, that the district has tried to apply to a citizen. Refused changes are recorded too.
    /// </summary>
    void Citizen(CitizenIndex citizen, in CitizenEffect effect);

    /// <summary>Records that a citizen got a message along a social tie: the person at the other end has got or lost a phone line.</summary>
    void Heard(in TieEvent tieEvent);

    /// <summary>Records that a handset was sold for the first time, with its state (row) after the sale.</summary>
    void Made(HandsetIndex handset, in HandsetRow row);

    /// <summary>
    /// Records a change from outside, such as damage or the end of its line, that the district has tried to apply to a handset. Refused changes are recorded
    /// too.
    /// </summary>
    void Handset(HandsetIndex handset, in HandsetEffect effect);

    /// <summary>Records that a phone line began on a used handset.</summary>
    void Started(HandsetIndex handset, in NewLine line);
}
