using AdoptionSim.Actors.Messages;
using AdoptionSim.Model.Districts;
using AdoptionSim.Model.Towers;

namespace AdoptionSim.Actors.Towers;

/// <summary>What a tower's district sends it. The tower is where its district is.</summary>
[Alias("adoptsim.tower-step")]
public interface ITowerStep : IGrainWithStringKey
{
    /// <summary>Comes to be, or goes back, to a row. Where it is not on the silo yet, it moves there as soon as it can: tell it again.</summary>
    ValueTask<bool> Place(Packed<TowerRow> row, SiloAddress silo);

    ValueTask<Packed<TowerReport>> Step([Immutable] TowerOrderMessage order);

    ValueTask<Packed<TowerReport>> Tell(TowerCommand command, int channels);
}

/// <summary>An order as one reference: it never leaves the silo.</summary>
[Immutable]
public sealed record TowerOrderMessage(TowerOrder Order);
