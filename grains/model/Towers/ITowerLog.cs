using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Towers;

/// <summary>Records, in program order, all changes of a district's towers. Message delivery repeats them at the grains that hold their rows.</summary>
public interface ITowerLog
{
    /// <summary>Records that a tower was built, with this row.</summary>
    void Built(TowerIndex tower, in TowerRow row);

    /// <summary>Records that a tower executed a command.</summary>
    void Commanded(TowerIndex tower, TowerCommand command, int channels);

    /// <summary>Records that a tower performed its step.</summary>
    void Stepped(TowerIndex tower, in TowerOrder order);
}
