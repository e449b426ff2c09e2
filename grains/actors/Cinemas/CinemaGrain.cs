using AdoptionSim.Actors.Districts;
using AdoptionSim.Interfaces.Cinemas;
using Orleans.Placement;

namespace AdoptionSim.Actors.Cinemas;

/// <summary>A district's cinemas, which rest with the district.</summary>
[PreferLocalPlacement]
public sealed class CinemaGrain : Grain, ICinema
{
    private string _runName = "";
    private EntityKey _key;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        (_runName, _key) = EntityKey.Split(this.GetPrimaryKeyString());
        return Task.CompletedTask;
    }

    public Task<CinemaView> Describe() => GrainFactory.GetGrain<IDistrictQuery>($"{_runName}/{_key.District}").Cinema();
}
