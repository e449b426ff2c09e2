using AdoptionSim.Contracts.Runs;
using AdoptionSim.Model.Checkpoints;
using AdoptionSim.Model.Districts;
using AdoptionSim.Model.Runs;
using AdoptionSim.Nations.Quantities;
using AdoptionSim.Runtime.Checkpoints;
using AdoptionSim.Runtime.Messages;
using AdoptionSim.Runtime.Silos;
using Microsoft.Extensions.Logging;

namespace AdoptionSim.Runtime.Districts;

/// <summary>
/// A district of a run, with all its people, on the silo that hosts it. It runs the phases of a tick, and answers queries only between ticks. It is an object
/// of the silo and not a grain, so that its people survive the deactivation of grains and a change of the run's leading silo. The silo's worker calls it
/// directly, because a message per district and phase would cost more than the phase itself in small runs. Invariant: one phase runs at a time, and only for
/// the run's present owner (leading silo).
/// </summary>
public sealed partial class HostedDistrict(SiloRun run, DistrictIndex ordinal, DistrictHosting hosting)
{
    /// <summary>The approximate number of bytes that one citizen takes in a checkpoint.</summary>
    private const int BytesPerCitizen = 8;

    private readonly TickGate _gate = new();
    private bool _isAtWork;
    private MessageDelivery? _messages;

    /// <summary>The simulated district with its people, handsets and towers; null until it has been created or loaded from a checkpoint.</summary>
    public District? District { get; private set; }

    /// <summary>
    /// The district's report on the last finished tick: its counts and cell towers. Before the first tick it describes the district at the start.
    /// </summary>
    public DistrictReport Report { get; private set; } = new([], [], 0);

    /// <summary>The district's key in the nation's file, such as <c>KP-01.02</c>.</summary>
    public string Key => run.Setup.Nation.Districts[ordinal].Key;

    /// <summary>True if the district is running a phase of a tick or another operation of the silo's worker, such as storing its state.</summary>
    public bool IsAtWork => Volatile.Read(ref _isAtWork);

    private District Opened => District ?? throw new NotHereException($"District {Key} of run {run.Name} is not open.");

    /// <summary>Creates the district's people and cell towers as of the start of the run, or loads them from a checkpoint.</summary>
    /// <exception cref="DamagedPartException">The checkpoint's part is damaged or missing.</exception>
    /// <exception cref="StaleEpochException">The silo serves another owner of the run (another epoch). All phases throw this.</exception>
    public Task Open(RunEpoch epoch, CheckpointId? from) => Run(epoch, async () =>
        {
            await _gate.Close();
            if (from is { } checkpoint)
            {
                await Resume(checkpoint);
            }
            else
            {
                await Make(from: null);
            }

            _gate.Open();
            return true;
        });

    /// <summary>Runs the first phases of a tick, "world" (the conditions of the tick) and "wish" (people decide if they want a handset).</summary>
    /// <returns>The number of new handsets that people of the district want and can pay for.</returns>
    /// <exception cref="NotHereException">The district is not open. The later phases throw this, too.</exception>
    public Task<long> Wish(RunEpoch epoch, TickOrder order) => Run(epoch, async () =>
        {
            await _gate.Close();
            return _messages is { } messages ? await messages.Wish(Opened, order, run.World) : Opened.Wish(order, run.World);
        });

    /// <summary>
    /// Runs the "buy" phase of a tick, which sells the handsets allotted to the district. Afterwards the district's outbox has the tie events to send: news for
    /// people whose acquaintances' phone lines have begun or ended.
    /// </summary>
    /// <param name="allotted">The number of handsets allotted to the district.</param>
    public Task Buy(RunEpoch epoch, long allotted) => Run(epoch, async () =>
        {
            if (_messages is { } messages)
            {
                await messages.Buy(Opened, allotted);
            }
            else
            {
                Opened.Buy(allotted);
            }

            return true;
        });

    /// <summary>
    /// Applies the tie events sent to the district (news that an acquaintance's phone line has begun or ended). Then runs the last phases of the tick, "use"
    /// (calls, bills) and "towers" (traffic).
    /// </summary>
    /// <param name="calledMilliErlangs">The traffic that the previous tick's calls bring to this district's cell towers.</param>
    public Task Use(RunEpoch epoch, long calledMilliErlangs) => Run(epoch, async () =>
        {
            var tieEvents = run.TieEventsFor(ordinal);
            Report = _messages is { } messages ? await messages.Use(Opened, tieEvents, calledMilliErlangs) : Opened.Use(tieEvents, calledMilliErlangs);
            _gate.Open();
            return true;
        });

    /// <summary>Returns a hash of the district's state, that is, of the rows of its people, handsets, towers and services after the last tick.</summary>
    public Task<UInt128> HashRows(RunEpoch epoch) => Run(epoch, async () =>
        {
            var rows = Opened.Snapshot();
            return RowHash.Of(_messages is { } messages ? await messages.Rows() : rows, Opened);
        });

    /// <summary>Stores the district's state as a part of a checkpoint, and returns its size. A failure of the store is part of the result.</summary>
    public Task<StoredDistrict> Store(RunEpoch epoch, CheckpointId checkpoint) => Run(epoch, async () =>
        {
            var state = _messages is { } messages ? Opened.Save(await messages.Rows()) with { Messages = messages.Messages } : Opened.Save();
            var name = NameOf(checkpoint);
            using var part = Part.Pack(name, state.Citizens.Length * BytesPerCitizen, content => StatePack.Write(state, content));
            try
            {
                await Waiting(async () =>
                {
                    await hosting.Store!.Write(name, part.WrittenMemory);
                    return true;
                });
                return new StoredDistrict(part.WrittenMemory.Length, null);
            }
            catch (Exception error) when (StoreFailures.Is(error))
            {
                LogNotStored(hosting.Logger, Key, run.Name, checkpoint.Tick, error.Message);
                return new StoredDistrict(0, $"{name} could not be stored: {error.Message}");
            }
        });

    /// <summary>Answers a query about the district between two ticks; during a tick it waits for the end of the tick.</summary>
    /// <param name="query">The query; its argument is null if the district is not open.</param>
    public Task<T> Ask<T>(Func<District?, T> query) => _gate.Ask(() => new ValueTask<T>(query(District)));

    /// <summary>Releases the queries that wait for the end of the tick, because the run ends here or goes back to a checkpoint.</summary>
    public void Abandon() => _gate.Open();

    private async Task<T> Run<T>(RunEpoch epoch, Func<Task<T>> phase)
    {
        run.Check(epoch);
        while (Interlocked.Exchange(ref _isAtWork, true))
        {
            // The flag is held by a phase of this epoch, or briefly by a caller of an older epoch that is about to be refused.
            await Task.Yield();
            run.Check(epoch);
        }

        try
        {
            // Check again, now that the flag is set. A new owner either sees the flag and recreates the district, or its epoch is seen here.
            run.Check(epoch);
            return await phase();
        }
        finally
        {
            Volatile.Write(ref _isAtWork, false);
        }
    }

    private async Task Resume(CheckpointId checkpoint)
    {
        var name = NameOf(checkpoint);
        var state = Part.Unpack(name, await Waiting(() => hosting.Store!.Read(name)), bytes => StatePack.Read(bytes.Span));
        if (state.Tick != checkpoint.Tick || state.Citizens.Length != run.People[ordinal])
        {
            throw new DamagedPartException($"{name} is damaged: it has {state.Citizens.Length} citizens at tick {state.Tick}.");
        }

        LogResumed(hosting.Logger, Key, run.Name, checkpoint.Tick);
        await Make(state);
    }

    /// <param name="from">The state of a checkpoint; null for the start.</param>
    private async Task Make(DistrictState? from)
    {
        var isByMessages = run.Specification.Delivery == Delivery.Message;
        var messages = isByMessages ? new MessageDelivery(hosting, run.Name, run.Epoch, Key, run.People[ordinal], from?.Messages ?? 0) : null;
        var district = new District(run.Setup, ordinal, run.Start, run.Outlook, from, messages?.Log);
        var report = from is null ? district.Open() : district.Resume(from);
        if (messages is not null)
        {
            await messages.Open(district);
        }

        (Report, District, _messages) = (report, district, messages);
    }

    private PartName NameOf(CheckpointId checkpoint) => new(run.Name, checkpoint, ordinal, run.Specification.Incarnation);

    /// <summary>Waits for an operation of the store of runs, and returns its result. Other runs may use the processor in the meantime.</summary>
    private Task<T> Waiting<T>(Func<Task<T>> store) => hosting.Share.Wait(run.Name, Math.Max(run.Specification.Threads, FairShare.Places), store);

    [LoggerMessage(LogLevel.Warning, "District {District} of run {Run} could not be stored at tick {Tick}: {Reason}")]
    private static partial void LogNotStored(ILogger logger, string district, string run, int tick, string reason);

    [LoggerMessage(LogLevel.Debug, "District {District} of run {Run} continues from tick {Tick}")]
    private static partial void LogResumed(ILogger logger, string district, string run, int tick);
}

/// <summary>The outcome of storing a district's state for a checkpoint: its size, or the reason for a failure.</summary>
/// <param name="Bytes">The stored size in bytes.</param>
/// <param name="Failure">The reason why it could not be stored; null if it was.</param>
public readonly record struct StoredDistrict(long Bytes, string? Failure);

/// <summary>The services of a silo that its hosted districts use, such as the store of runs and the processor scheduler.</summary>
public sealed class DistrictHosting(SiloRuns runs, ILocalSiloDetails silo, IGrainFactory grains, Relocation relocation, ILogger<HostedDistrict> logger)
{
    /// <summary>The store of runs; null if runs are not stored.</summary>
    public ICheckpointStore? Store => runs.Store;

    /// <summary>The scheduler that divides the silo's processors among runs.</summary>
    public FairShare Share => runs.Share;

    /// <summary>The silo's address.</summary>
    public SiloAddress Here => silo.SiloAddress;

    /// <summary>The factory of the grains of citizens, handsets and towers, to which message delivery sends the steps of a tick.</summary>
    public IGrainFactory Grains => grains;

    /// <summary>The service that moves grains to the silo where the placement plan wants them.</summary>
    public Relocation Relocation => relocation;

    public ILogger Logger => logger;
}
