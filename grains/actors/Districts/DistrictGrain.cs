using AdoptionSim.Actors.Boards;
using AdoptionSim.Actors.Checkpoints;
using AdoptionSim.Actors.Cinemas;
using AdoptionSim.Actors.Citizens;
using AdoptionSim.Actors.Handsets;
using AdoptionSim.Actors.Messages;
using AdoptionSim.Actors.Silos;
using AdoptionSim.Actors.Silos.Calls;
using AdoptionSim.Actors.Terminals;
using AdoptionSim.Actors.Towers;
using AdoptionSim.Interfaces.Boards;
using AdoptionSim.Interfaces.Cinemas;
using AdoptionSim.Interfaces.Citizens;
using AdoptionSim.Interfaces.Districts;
using AdoptionSim.Interfaces.Handsets;
using AdoptionSim.Interfaces.Runs;
using AdoptionSim.Interfaces.Terminals;
using AdoptionSim.Interfaces.Towers;
using AdoptionSim.Model.Checkpoints;
using AdoptionSim.Model.Citizens;
using AdoptionSim.Model.Districts;
using AdoptionSim.Model.Runs;
using AdoptionSim.Nations.Entities;
using Microsoft.Extensions.Logging;
using Orleans.GrainDirectory;
using Orleans.Placement;

namespace AdoptionSim.Actors.Districts;

/// <summary>
/// A district: hosts its cohort, takes part in the phases, and answers for those who live there. The cohort rests on the district's desk, with the silo, so that
/// it outlives the activation.
/// </summary>
[PreferLocalPlacement, GrainDirectory(SteadyDirectory.Name)]
public sealed partial class DistrictGrain(SiloRuns runs, ILocalSiloDetails here, SiloCallOptions patience, TimeProvider time, ILogger<DistrictGrain> logger) : Grain, IDistrict, IDistrictStep, IDistrictQuery
{
    /// <summary>About as many as are stored in a checkpoint.</summary>
    private const int BytesPerCitizen = 8;

    private static readonly object Done = new();

    private readonly TickGate _gate = new();
    private readonly PhaseMemory _phases = new("A district", patience, time);
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

    public ValueTask<bool> IsOn(SiloAddress silo) => new(Moving.IsOn(this, here.SiloAddress, silo));

    public Task<bool> Open(PhaseCall call, CheckpointId? from) => Run(call, () => Open(call.Epoch, from));

    public Task<bool> Wish(PhaseCall call) => Run(call, () => Wish(call.Epoch));

    public Task<bool> Buy(PhaseCall call) => Run(call, () => Buy(call.Epoch));

    public Task<bool> Use(PhaseCall call) => Run(call, () => Use(call.Epoch));

    public Task<bool> HashRows(PhaseCall call) => Run(call, () => HashRows(call.Epoch));

    public Task<bool> Store(PhaseCall call, CheckpointId checkpoint) => Run(call, () => Store(call.Epoch, checkpoint));

    public async Task Close(RunEpoch epoch)
    {
        await _phases.Idle();
        if (IsOver(epoch))
        {
            _gate.Open();
            DeactivateOnIdle();
        }
    }

    public Task Abandon(RunEpoch epoch)
    {
        if (IsOver(epoch))
        {
            _gate.Open();
        }

        return Task.CompletedTask;
    }

    public Task<DistrictView> Describe() =>
        Ask((setup, ordinal, district) => new ValueTask<DistrictView>(DistrictViews.Of(setup, ordinal, district, here.SiloAddress.ToString())));

    public Task<CitizenView> Citizen(int number) => Ask((setup, ordinal, district) => CitizenViews.Of(setup, ordinal, district, number));

    public Task<TieView[]> Ties(int number) => Ask((setup, ordinal, district) => CitizenViews.TiesOf(setup, ordinal, district, number));

    public Task<HandsetView> Handset(int number) => Ask((setup, ordinal, district) => HandsetViews.Of(setup, ordinal, district, number));

    public Task<TowerView> Tower(int number) => Ask((setup, ordinal, district) => new ValueTask<TowerView>(TowerViews.Of(setup, ordinal, district, number)));

    public Task<TerminalView> Terminal(int number) => Ask((setup, ordinal, district) => new ValueTask<TerminalView>(TerminalViews.Of(setup, ordinal, district, number)));

    public Task<BoardView> Board(int number) => Ask((setup, ordinal, district) => new ValueTask<BoardView>(BoardViews.Of(setup, ordinal, district, number)));

    public Task<CinemaView> Cinema() => Ask((setup, ordinal, district) => new ValueTask<CinemaView>(CinemaViews.Of(setup, ordinal, district)));

    private async Task<bool> Run(PhaseCall call, Func<Task> phase)
    {
        Under(call.Epoch);
        var done = await _phases.Run(call, async () =>
        {
            await phase();
            return Done;
        });
        return done is not null;
    }

    private async Task Open(RunEpoch epoch, CheckpointId? from)
    {
        Under(epoch);
        await _gate.Close();
        DelayDeactivation(Timeout.InfiniteTimeSpan);
        var (run, ordinal, desk) = Under(epoch);
        if (from is { } checkpoint)
        {
            await Resume(run, ordinal, desk, checkpoint);
        }
        else
        {
            var (rows, towers) = await Make(run, ordinal, FirstRows.OfAll(run.Setup, ordinal), [], 0);
            var district = new District(run.Setup, ordinal, rows, towers);
            (desk.Report, desk.District) = (await district.Open(), district);
        }

        _gate.Open();
    }

    private async Task Wish(RunEpoch epoch)
    {
        Under(epoch);
        await _gate.Close();
        var desk = Under(epoch).Desk;
        desk.Handsets = await Opened(desk).Wish(desk.Order);
    }

    private async Task Buy(RunEpoch epoch)
    {
        var desk = Under(epoch).Desk;
        await Opened(desk).Buy(desk.Handsets);
    }

    private async Task Use(RunEpoch epoch)
    {
        var (run, ordinal, desk) = Under(epoch);
        desk.Report = await Opened(desk).Use(run.NewsFor(ordinal), desk.CalledMilliErlangs);
        _gate.Open();
    }

    private async Task HashRows(RunEpoch epoch)
    {
        var desk = Under(epoch).Desk;
        var district = Opened(desk);
        desk.RowHash = RowHash.Of(await district.Snapshot(), district);
    }

    private async Task Store(RunEpoch epoch, CheckpointId checkpoint)
    {
        var (run, ordinal, desk) = Under(epoch);
        var state = await Opened(desk).Save();
        var name = new PartName(run.Name, checkpoint, ordinal, run.Specification.Incarnation);
        using var part = Part.Pack(name, state.Citizens.Length * BytesPerCitizen, content => StatePack.Write(state, content));
        try
        {
            await Waiting(run, async () =>
            {
                await runs.Store!.Write(name, part.WrittenMemory);
                return true;
            });
            (desk.StoredBytes, desk.StoreFailure) = (part.WrittenMemory.Length, null);
        }
        catch (Exception error) when (StoreFailures.Is(error))
        {
            LogNotStored(_key, run.Name, checkpoint.Tick, error.Message);
            desk.StoreFailure = $"{name} could not be stored: {error.Message}";
        }
    }

    private async Task Resume(SiloRun run, int ordinal, DistrictDesk desk, CheckpointId checkpoint)
    {
        var name = new PartName(run.Name, checkpoint, ordinal, run.Specification.Incarnation);
        var state = Part.Unpack(name, await Waiting(run, () => runs.Store!.Read(name)), bytes => StatePack.Read(bytes.Span));
        if (state.Tick != checkpoint.Tick || state.Citizens.Length != run.People[ordinal])
        {
            throw new DamagedPartException($"{name} is damaged: it has {state.Citizens.Length} citizens at tick {state.Tick}.");
        }

        LogResumed(_key, run.Name, checkpoint.Tick);
        var (rows, towers) = await Make(run, ordinal, state.Citizens, state.Handsets, state.Messages);
        var district = new District(run.Setup, ordinal, rows, towers, state);
        (desk.Report, desk.District) = (await district.Resume(state), district);
    }

    private async Task<(IDelivery Rows, ITowers Towers)> Make(
        SiloRun run, int ordinal, CitizenRow[] citizens, IReadOnlyList<ReadOnlyMemory<Model.Handsets.HandsetRow>> handsets, long messages)
    {
        if (run.Specification.Delivery == Delivery.Resident)
        {
            return (new Cohort(citizens, new TieCount(run.Setup, ordinal), handsets), new TowerRows());
        }

        var delivery = new MessageDelivery(GrainFactory, here.SiloAddress, run.Name, run.Epoch, _key, citizens.Length);
        await delivery.Open(citizens, handsets.SelectMany(part => part.ToArray()), messages);
        return (delivery, new GrainTowers(GrainFactory, here.SiloAddress, run.Name, run.Epoch, _key));
    }

    /// <summary>Waits for the store. Other runs may have the processor meanwhile.</summary>
    private Task<T> Waiting<T>(SiloRun run, Func<Task<T>> store) => runs.Share.Wait(run.Name, Math.Max(run.Specification.Threads, FairShare.Places), store);

    /// <summary>True if the end of the run under that epoch is the end here. A run of a later epoch, or a later run of the name, goes on.</summary>
    private bool IsOver(RunEpoch epoch) => runs.Find(_runName) is not { } run || run.IsOverWith(epoch);

    /// <exception cref="NotHereException">The run's plan has the district elsewhere.</exception>
    /// <exception cref="StaleEpochException">The silo takes part under another epoch.</exception>
    private (SiloRun Run, int Ordinal, DistrictDesk Desk) Under(RunEpoch epoch)
    {
        var run = runs.Find(_runName) ?? throw new NotHereException($"There is no run {_runName} on this silo, or it has not come to its districts yet.");
        run.Check(epoch);
        return run.OrdinalOf(_key) is { } ordinal && run.Desks[ordinal] is { } desk ? (run, ordinal, desk) : throw new NotHereException($"District {_key} of run {_runName} is not here.");
    }

    private District Opened(DistrictDesk desk) => desk.District ?? throw new NotHereException($"District {this.GetPrimaryKeyString()} is not open.");

    private Task<T> Ask<T>(Func<RunSetup, int, District, ValueTask<T>> query) => _gate.Ask(() =>
    {
        var run = runs.Find(_runName) ?? throw NotThere($"There is no run {_runName}, or it has not come to its districts yet.");
        var ordinal = run.OrdinalOf(_key) ?? throw NotThere($"Run {_runName} has no district {_key}.");
        var district = run.Desks[ordinal]?.District ?? throw new KeyNotFoundException($"District {_key} of run {_runName} is not open yet.");
        return query(run.Setup, ordinal, district);
    });

    /// <summary>A grain of a run or a district that does not exist does not stay. If the run comes to this silo meanwhile, its district is activated anew.</summary>
    private KeyNotFoundException NotThere(string message)
    {
        DeactivateOnIdle();
        return new KeyNotFoundException(message);
    }

    [LoggerMessage(LogLevel.Warning, "District {District} of run {Run} could not be stored at tick {Tick}: {Reason}")]
    private partial void LogNotStored(string district, string run, int tick, string reason);

    [LoggerMessage(LogLevel.Debug, "District {District} of run {Run} goes on from tick {Tick}")]
    private partial void LogResumed(string district, string run, int tick);
}
