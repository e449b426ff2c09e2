using AdoptionSim.Actors.Districts;
using AdoptionSim.Interfaces.Boards;
using Orleans.Placement;

namespace AdoptionSim.Actors.Boards;

/// <summary>A citizen's birthday board, whose row, once there is a post, rests with the district.</summary>
[PreferLocalPlacement]
public sealed class BoardGrain : Grain, IBoard
{
    private string _runName = "";
    private EntityKey _key;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        (_runName, _key) = EntityKey.Split(this.GetPrimaryKeyString());
        return Task.CompletedTask;
    }

    public Task<BoardView> Describe() => GrainFactory.GetGrain<IDistrictQuery>($"{_runName}/{_key.District}").Board(_key.Number);
}
