using AdoptionSim.Contracts.Runs;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Files;
using AdoptionSim.Nations.Measures;
using AdoptionSim.Nations.Measures.Features;
using AdoptionSim.Nations.Quantities;
using AdoptionSim.Nations.Strata;

namespace AdoptionSim.Client.Tests.Support;

/// <summary>A fake run whose counts follow a formula. Each query of its progress advances it by a tenth, or another share, of its ticks.</summary>
/// <param name="holdAt">The share of its ticks at which it pauses until it is cancelled.</param>
/// <param name="journal">The content of its journal at the end.</param>
/// <param name="error">The error with which it fails half-way; null for no failure.</param>
/// <param name="onHold">Called when a query finds it paused.</param>
internal sealed class FakeRun(double holdAt = 1, JournalEntry[]? journal = null, string? error = null, Action? onHold = null, double stride = 0.1) : IRun
{
    private const int Stations = 2;

    private RunSpecification? _specification;
    private Nation? _nation;
    private DateOnly _start;
    private int _ticks;
    private int _tick;
    private bool _isCancelled;
    private bool _holds = true;

    public RunSpecification Specification => _specification ?? throw new InvalidOperationException("The run was not started.");

    public Task Start(RunSpecification specification)
    {
        var scenario = NationJson.ReadScenario(specification.Scenario);
        _specification = specification;
        _nation = NationJson.ReadNation(specification.Nation);
        _start = scenario.Start;
        _ticks = (scenario.Until.DayNumber - scenario.Start.DayNumber + specification.StepDays - 1) / specification.StepDays;
        return OnStart();
    }

    /// <summary>Called when the run is started; the start ends with its task.</summary>
    public Func<Task> OnStart { get; init; } = () => Task.CompletedTask;

    /// <summary>How often it was resumed.</summary>
    public int Resumed { get; private set; }

    public bool IsDeleted { get; private set; }

    /// <summary>The state that it reports; null for its actual state.</summary>
    public RunState? State { get; init; }

    /// <summary>Errors that the next calls throw, one each, as when silos are lost.</summary>
    public Queue<Exception> Losses { get; } = [];

    public Task Resume()
    {
        (_isCancelled, _holds) = (false, false);
        Resumed++;
        return Task.CompletedTask;
    }

    public Task Delete()
    {
        IsDeleted = true;
        return Cancel();
    }

    Task<RunSpecification> IRun.Specification() => Task.FromResult(Specification);

    public Task<RunProgress> Progress()
    {
        if (Losses.TryDequeue(out var loss))
        {
            throw loss;
        }

        if (!_isCancelled)
        {
            _tick = Math.Min(_tick + Math.Max(1, (int)(_ticks * stride)), (int)(_ticks * HoldAt));
        }

        if (!_isCancelled && HoldAt < 1 && _tick == (int)(_ticks * HoldAt))
        {
            onHold?.Invoke();
        }

        if (IsDeleted)
        {
            throw RunNotFoundException.Of(Specification.Name);
        }

        var hasFailed = error is not null && _tick >= _ticks / 2;
        var state =
            State is { } fixedState ? fixedState
            : hasFailed ? RunState.Failed
            : _isCancelled ? RunState.Cancelled
            : _tick == _ticks ? RunState.Done
            : RunState.Running;
        return Task.FromResult(
            new RunProgress(
                state,
                new Tick(_tick),
                _ticks,
                Date(_tick),
                Subscribers(_tick),
                Citizens,
                1,
                0,
                DigestOf(_tick),
                1,
                hasFailed || State is not null ? error : null
            )
        );
    }

    public Task<RunProgress> WaitFor(Tick tick) => Progress();

    /// <summary>The timings that it reports.</summary>
    public RunTimings Times { get; set; } = new(0, null, [], []);

    public Task<RunTimings> Timings() => Task.FromResult(Times);

    /// <summary>The schema hash of its rows.</summary>
    public string RowSchema { get; init; } = MeasureSchema.Current.Hash;

    public Task<string> Schema() => Task.FromResult(MeasureSchema.Current.Json);

    public Task<TickRows[]> Rows(Tick fromTick, int count) =>
        Task.FromResult(Enumerable.Range(fromTick, Math.Clamp(_tick + 1 - fromTick, 0, count)).Select(tick => Row(new Tick(tick))).ToArray());

    public Task Cancel()
    {
        _isCancelled = true;
        return Task.CompletedTask;
    }

    /// <summary>Errors that the next commands throw after they were received.</summary>
    public Queue<Exception> LostReceipts { get; } = [];

    /// <summary>All commands received, including repeated ones.</summary>
    public List<Command> Sent { get; } = [];

    public Task<CommandReceipt> Submit(Command command)
    {
        Sent.Add(command);
        return LostReceipts.TryDequeue(out var loss) ? throw loss
            : command.Argument == "nonsense" ? throw new CommandRefusedException("argument is 'nonsense'; expected none.")
            : Task.FromResult(new CommandReceipt(command.Id, new Tick(command.AtTick ?? (_tick + 1)), 1));
    }

    public Task<JournalEntry[]> Journal() => Task.FromResult(journal ?? Specification.Commands);

    /// <summary>Returns a count: it rises with the tick, and differs by district, measure and seed.</summary>
    public long Count(int tick, int district, Measure measure) => (long)tick * (district + 1) * ((int)measure + 1) + (long)(Specification.Seed % 7);

    /// <summary>The share of ticks at which it pauses now; a resumed run does not pause.</summary>
    private double HoldAt => _holds ? holdAt : 1;

    private StrataLayout Layout => new(_nation!);

    private long Citizens => (long)(_nation!.Districts.Sum(district => (long)district.People) * Specification.Scale);

    private DateOnly Date(int tick) => _start.AddDays(tick * Specification.StepDays);

    private string DigestOf(int tick) => $"{Specification.Seed:x8}{tick:x8}";

    private long Subscribers(int tick) =>
        (long)
            Math.Round(
                Enumerable.Range(0, _nation!.Districts.Length).Sum(district => Count(tick, district, PhoneMeasures.Subscribers)) / Specification.Scale,
                MidpointRounding.AwayFromZero
            );

    private TickRows Row(Tick tick) =>
        new(
            tick,
            Date(tick),
            DigestOf(tick),
            [
                .. Enumerable
                    .Range(0, _nation!.Districts.Length)
                    .SelectMany(district => Enumerable.Range(0, Measures.Count).Select(position => Count(tick, district, (Measure)position))),
            ],
            [.. Enumerable.Range(0, Stations).SelectMany(number => new long[] { 1, number, 1, 3, 60, 1_234 + tick, 5, 20_500, 7, 13_600 })],
            [.. Enumerable.Range(0, NationSeries.Length(CohortName.Of(_nation).Length)).Select(measure => (long)tick * (measure + 1))],
            RowSchema,
            Strata(tick)
        );

    /// <summary>
    /// Returns counts of groups that add up to those of the districts. Half of the people are rural and own nothing; everybody belongs to the first group of
    /// each other dimension.
    /// </summary>
    private long[] Strata(int tick)
    {
        var (layout, row) = (Layout, new long[Layout.RowLength]);
        foreach (var (index, district) in _nation!.Districts.Index())
        {
            var rural = district.People / 2;
            AddStratum(layout, row, new DistrictIndex(index), isUrban: false, [rural, rural / 3, 0, 0, 0, 0]);
            var (people, owners) = (district.People - rural, Count(tick, index, PhoneMeasures.UniqueOwners));
            var (lines, additions) = (Count(tick, index, PhoneMeasures.Subscribers), Count(tick, index, PhoneMeasures.GrossAdditions));
            AddStratum(layout, row, new DistrictIndex(index), isUrban: true, [people, people / 3, owners, lines, additions, owners]);
        }

        return row;
    }

    /// <summary>Adds counts, in the order of <see cref="StratumMeasure"/>, to the groups and places of a part of a district.</summary>
    private static void AddStratum(StrataLayout layout, long[] row, DistrictIndex district, bool isUrban, long[] counts)
    {
        int[] groups = [layout.OfSexAndAge(true, 0), layout.OfWork(0), layout.OfClass(0), layout.OfTenth(0), layout.OfSettlement(isUrban)];
        foreach (var place in new int?[] { layout.ProvinceOf(district), layout.SettlementOf(district, isUrban) }.OfType<int>())
        {
            foreach (var group in groups)
            {
                var sums = row.AsSpan(((place * layout.BaseGroups) + group) * StrataLayout.MeasureCount, StrataLayout.MeasureCount);
                for (var measure = 0; measure < sums.Length; measure++)
                {
                    sums[measure] += counts[measure];
                }
            }
        }
    }
}
