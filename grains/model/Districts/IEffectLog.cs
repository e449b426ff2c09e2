using AdoptionSim.Model.Citizens;
using AdoptionSim.Model.Handsets;
using AdoptionSim.Model.Towers;

namespace AdoptionSim.Model.Districts;

/// <summary>
/// Records, in program order, what a district does to its rows apart from the steps of citizens and handsets. Message delivery repeats it at the grains that hold the rows.
/// Resident delivery has no log.
/// </summary>
public interface IEffectLog
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

    /// <summary>A tower was built, with this row.</summary>
    void Built(int tower, in TowerRow row);

    /// <summary>A tower carried out a command.</summary>
    void Commanded(int tower, TowerCommand command, int channels);

    /// <summary>A tower took its step.</summary>
    void Stepped(int tower, in TowerOrder order);
}
