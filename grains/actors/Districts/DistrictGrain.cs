using AdoptionSim.Actors.Citizens;
using AdoptionSim.Actors.Handsets;
using AdoptionSim.Actors.Towers;
using AdoptionSim.Contracts.Citizens;
using AdoptionSim.Contracts.Districts;
using AdoptionSim.Contracts.Handsets;
using AdoptionSim.Contracts.Services;
using AdoptionSim.Contracts.Towers;
using AdoptionSim.Model.Districts;
using AdoptionSim.Model.Setup;
using AdoptionSim.Nations.Entities;
using AdoptionSim.Nations.Quantities;
using AdoptionSim.Runtime.Districts;
using AdoptionSim.Runtime.Runs;
using AdoptionSim.Runtime.Silos;
using Orleans.GrainDirectory;
using Orleans.Placement;

namespace AdoptionSim.Actors.Districts;

/// <summary>The grain of a district, which answers queries about its people. It is on the silo that hosts the district.</summary>
[PreferLocalPlacement, GrainDirectory(SteadyDirectory.Name)]
public sealed class DistrictGrain(SiloRuns runs, ILocalSiloDetails here) : Grain, IDistrict, IDistrictQuery
{
    private string _runName = "";
    private string _key = "";

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        (_runName, _key) = EntityKey.SplitDistrict(this.GetPrimaryKeyString());
        runs.Activations.Add(_runName, GrainContext);
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        runs.Activations.Remove(_runName, GrainContext);
        return Task.CompletedTask;
    }

    public ValueTask<bool> IsOn(SiloAddress silo)
    {
        var isHere = Relocation.IsOn(this, here.SiloAddress, silo);
        if (isHere)
        {
            // A new activation would be placed on the caller's silo, which may not host the district.
            DelayDeactivation(Timeout.InfiniteTimeSpan);
        }

        return new(isHere);
    }

    public Task<DistrictView> Describe() => Ask((setup, ordinal, district) => DistrictViews.Of(setup, ordinal, district, here.SiloAddress.ToString()));

    public Task<PeopleView> People() => Ask(PeopleViews.Of);

    public Task<CitizenView> Citizen(int number) => Ask((setup, ordinal, district) => CitizenViews.Of(setup, ordinal, district, new CitizenIndex(number)));

    public Task<TieView[]> Ties(int number) => Ask((setup, ordinal, district) => CitizenViews.TiesOf(setup, ordinal, district, new CitizenIndex(number)));

    public Task<HandsetView> Handset(int number) => Ask((setup, ordinal, district) => HandsetViews.Of(setup, ordinal, district, new HandsetIndex(number)));

    public Task<TowerView> Tower(int number) => Ask((setup, ordinal, district) => TowerViews.Of(setup, ordinal, district, new TowerIndex(number)));

    public Task<EntityView> ServiceEntity(EntityKind kind, int number) =>
        Ask(
            (setup, ordinal, district) =>
                EntityViews.Of(
                    new EntityKey(_key, kind, number),
                    district.Tick,
                    setup.Calendar.DateOf(district.Tick),
                    district.Services.Describe(kind, number, district.Tick)
                )
        );

    private async Task<T> Ask<T>(Func<RunSetup, DistrictIndex, District, T> query)
    {
        while (true)
        {
            var run = runs.Find(_runName) ?? throw NotThere($"There is no run {_runName}, or its districts are not open yet.");
            var ordinal = run.OrdinalOf(_key) ?? throw NotThere($"Run {_runName} has no district {_key}.");
            var asked = run.Districts[ordinal] ?? throw NotOpen();
            var answer = await asked.Ask(district =>
                IsCurrent(asked, run, ordinal) ? new Answer<T>(query(run.Setup, ordinal, district ?? throw NotOpen())) : null
            );
            if (answer is not null)
            {
                return answer.Value;
            }
        }
    }

    /// <summary>
    /// True if the silo still hosts the queried district. The run may have gone back to a checkpoint, or been replaced, while the query waited for the end of a
    /// tick.
    /// </summary>
    private bool IsCurrent(HostedDistrict asked, SiloRun run, DistrictIndex ordinal) =>
        ReferenceEquals(run, runs.Find(_runName)) && ReferenceEquals(asked, run.Districts[ordinal]);

    private KeyNotFoundException NotOpen() => new($"District {_key} of run {_runName} is not open yet.");

    /// <summary>
    /// Returns the error for a run or a district that does not exist, and deactivates this grain. If the run arrives at this silo later, its district is
    /// activated anew.
    /// </summary>
    private KeyNotFoundException NotThere(string message)
    {
        DeactivateOnIdle();
        return new KeyNotFoundException(message);
    }

    private sealed record Answer<T>(T Value);
}
