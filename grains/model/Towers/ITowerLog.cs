namespace AdoptionSim.Model.Towers;

/// <summary>Records, in program order, what a district does to its towers. Message delivery repeats it at the grains that hold their rows.</summary>
public interface ITowerLog
{
    /// <summary>A tower was built, with this row.</summary>
    void Built(int tower, in TowerRow row);

    /// <summary>A tower carried out a command.</summary>
    void Commanded(int tower, TowerCommand command, int channels);

    /// <summary>A tower took its step.</summary>
    void Stepped(int tower, in TowerOrder order);
}
