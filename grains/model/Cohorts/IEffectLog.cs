using AdoptionSim.Model.Citizens;
using AdoptionSim.Model.Handsets;
using AdoptionSim.Model.Ties;
using AdoptionSim.Model.Towers;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Cohorts;

/// <summary>
/// Records, in program order, all changes of citizens and handsets that do not come from their own steps, such as sales. With message delivery, where each
/// citizen and handset has its own grain (actor), the changes are repeated there. Resident delivery, without such grains, has no log.
/// </summary>
public interface IEffectLog : ITowerLog
{
    /// <summary>Records that a change from outside, such as a sale or a ban, was applied to a citizen, or refused.</summary>
    void Citizen(CitizenIndex citizen, in CitizenEffect effect);

    /// <summary>Records that a citizen has heard that the phone line of a person to whom the citizen has a social tie began or ended.</summary>
    void Heard(in TieEvent tieEvent);

    /// <summary>Records that a handset was sold for the first time, with its state (row) after the sale.</summary>
    void Made(HandsetIndex handset, in HandsetRow row);

    /// <summary>Records that a change from outside, such as damage or the end of its line, was applied to a handset, or refused.</summary>
    void Handset(HandsetIndex handset, in HandsetEffect effect);

    /// <summary>Records that a phone line began on a used handset.</summary>
    void Started(HandsetIndex handset, in NewLine line);
}
