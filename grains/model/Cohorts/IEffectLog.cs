using AdoptionSim.Model.Citizens;
using AdoptionSim.Model.Handsets;
using AdoptionSim.Model.Ties;
using AdoptionSim.Model.Towers;

namespace AdoptionSim.Model.Cohorts;

/// <summary>
/// Records, in program order, what a district does to its rows apart from the steps of citizens and handsets. Message delivery repeats it at the grains that hold the rows.
/// Resident delivery has no log.
/// </summary>
public interface IEffectLog : ITowerLog
{
    /// <summary>An effect was applied to a citizen, or refused.</summary>
    void Citizen(int citizen, in CitizenEffect effect);

    /// <summary>A citizen heard that a tie's line began or ended.</summary>
    void Heard(in News news);

    /// <summary>A handset was sold for the first time, with this row.</summary>
    void Made(int handset, in HandsetRow row);

    /// <summary>An effect was applied to a handset, or refused.</summary>
    void Handset(int handset, in HandsetEffect effect);

    /// <summary>A line began on a used handset.</summary>
    void Started(int handset, in NewLine line);
}
