using AdoptionSim.Actors.Silos;
using AdoptionSim.Interfaces.Boards;
using Orleans.Placement;

namespace AdoptionSim.Actors.Boards;

/// <summary>A citizen's birthday board, whose row, once there is a post, rests with the district.</summary>
[PreferLocalPlacement]
public sealed class BoardGrain(SiloRuns runs) : EntityGrain(runs), IBoard
{
    public Task<BoardView> Describe() => Ask(district => district.Board(Key.Number));
}
