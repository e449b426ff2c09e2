using AdoptionSim.Actors.Citizens;
using AdoptionSim.Actors.Handsets;
using AdoptionSim.Actors.Messages;
using AdoptionSim.Actors.Silos;
using AdoptionSim.Actors.Towers;
using AdoptionSim.Interfaces.Citizens;
using AdoptionSim.Interfaces.Districts;
using AdoptionSim.Interfaces.Handsets;
using AdoptionSim.Interfaces.Runs;
using AdoptionSim.Interfaces.Towers;
using AdoptionSim.Model.Citizens;
using AdoptionSim.Model.Districts;
using AdoptionSim.Model.Runs;
using Orleans.Placement;

namespace AdoptionSim.Actors.Districts;

/// <summary>A district: hosts its cohort, takes part in the phases, and answers for those who live there.</summary>
[KeepAlive, PreferLocalPlacement]
public sealed class DistrictGrain(SiloRuns runs, ILocalSiloDetails here) : Grain, IDistrict, IDistrictStep, IDistrictQuery
{
    private readonly TickGate _gate = new();
    private SiloRun _run = null!;
    private DistrictDesk _desk = null!;
    private District _district = null!;
    private int _ordinal;

    /// <summary>A district comes to be where the run's plan puts it, or not at all.</summary>
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var key = this.GetPrimaryKeyString();
        var slash = key.IndexOf('/', StringComparison.Ordinal);
        var (name, district) = slash > 0 ? (key[..slash], key[(slash + 1)..]) : ("", key);
        _run = runs.Find(name) ?? throw new KeyNotFoundException($"There is no run {name}, or it has not come to its districts yet.");
        _ordinal = _run.OrdinalOf(district) ?? throw new KeyNotFoundException($"Run {name} has no district {district}.");
        _desk = _run.Desks[_ordinal] ?? throw new KeyNotFoundException($"District {district} of run {name} is not open yet.");
        return Task.CompletedTask;
    }

    public async Task Open()
    {
        await _gate.Close();
        var (setup, specification) = (_run.Setup, _run.Specification);
        var key = setup.Nation.Districts[_ordinal].Key;
        (IDelivery rows, ITowers towers) = specification.Delivery == Delivery.Message
            ? ((IDelivery)new MessageDelivery(GrainFactory, specification.Name, key, setup.Populations[_ordinal].People), (ITowers)new GrainTowers(GrainFactory, specification.Name, key))
            : (new Cohort(FirstRows.OfAll(setup, _ordinal), new TieCount(setup, _ordinal)), new TowerRows());
        _district = new District(setup, _ordinal, rows, towers);
        _desk.Report = await _district.Open();
        _desk.District = _district;
        _gate.Open();
    }

    public async Task Wish()
    {
        await _gate.Close();
        _desk.Handsets = await _district.Wish(_desk.Order);
    }

    public Task Buy() => _district.Buy(_desk.Handsets).AsTask();

    public async Task Use()
    {
        _desk.Report = await _district.Use(_run.NewsFor(_ordinal), _desk.CalledMilliErlangs);
        _gate.Open();
    }

    public async Task HashRows() => _desk.RowHash = RowHash.Of(await _district.Snapshot(), _district.Purses, _district.Network);

    public Task Abandon()
    {
        _gate.Open();
        return Task.CompletedTask;
    }

    public Task<DistrictView> Describe() =>
        Ask(() => new ValueTask<DistrictView>(DistrictViews.Of(_run.Setup, _ordinal, _district, here.SiloAddress.ToString())));

    public Task<CitizenView> Citizen(int number) => Ask(() => CitizenViews.Of(_run.Setup, _ordinal, _district, number));

    public Task<TieView[]> Ties(int number) => Ask(() => CitizenViews.TiesOf(_run.Setup, _ordinal, _district, number));

    public Task<HandsetView> Handset(int number) => Ask(() => HandsetViews.Of(_run.Setup, _ordinal, _district, number));

    public Task<TowerView> Tower(int number) => Ask(() => new ValueTask<TowerView>(TowerViews.Of(_run.Setup, _ordinal, _district, number)));

    private Task<T> Ask<T>(Func<ValueTask<T>> query) => _desk.District is null
        ? throw new KeyNotFoundException($"District {this.GetPrimaryKeyString()} is not open yet.")
        : _gate.Ask(query);
}
