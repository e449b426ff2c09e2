using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Towers;

/// <summary>
/// Records all changes of a district's towers in the order in which they are made. In runs with message delivery, where every tower is a grain (actor) with its
/// own copy of the state, the grains repeat these changes.
/// </summary>
public interface ITowerLog
{
    /// <summary>Records that a tower was built, with this initial state.</summary>
    void Built(TowerIndex tower, in TowerRow row);

    /// <summary>Records that a tower executed a command.</summary>
    void Commanded(TowerIndex tower, TowerCommand command, int channels);

    /// <summary>Records that a tower performed a tick with this input (traffic, parameters and random draws).</summary>
    void Stepped(TowerIndex tower, in TowerOrder order);
}
