using AdoptionSim.Model.Citizens;
using AdoptionSim.Model.Handsets;
using AdoptionSim.Model.Ties;
using AdoptionSim.Model.Towers;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Cohorts;

/// <summary>
/// Records, in program order, all changes of a district's rows other than the steps of citizens and handsets. With message delivery, where each citizen and
/// handset has its own grain, the changes are repeated there. Resident delivery, without such grains, has no log.
/// </summary>
public interface IEffectLog : ITowerLog
{
    /// <summary>Records that an effect was applied to a citizen, or refused.</summary>
    void Citizen(CitizenIndex citizen, in CitizenEffect effect);

    /// <summary>Records that a citizen has heard that a tie's line began or ended.</summary>
    void Heard(in TieEvent tieEvent);

    /// <summary>Records that a handset was sold for the first time, with this row.</summary>
    void Made(HandsetIndex handset, in HandsetRow row);

    /// <summary>Records that an effect was applied to a handset, or refused.</summary>
    void Handset(HandsetIndex handset, in HandsetEffect effect);

    /// <summary>Records that a line began on a used handset.</summary>
    void Started(HandsetIndex handset, in NewLine line);
}
