using System.Buffers;
using AdoptionSim.Model.Checkpoints;
using AdoptionSim.Model.Citizens;
using AdoptionSim.Model.Districts;
using AdoptionSim.Model.Handsets;
using AdoptionSim.Model.Prices;
using AdoptionSim.Model.Runs;
using AdoptionSim.Model.Setup;
using AdoptionSim.Model.Ties;
using AdoptionSim.Nations.Measures;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Rules.Tests.Support;

/// <summary>Runs the model's ticks without grains or messages, to test the rules alone and as a reference for the grains.</summary>
public sealed class LocalRun
{
    private readonly District[] _districts;
    private readonly PriceOutlook _outlook;
    private RunLedger _ledger;

    public LocalRun(RunSetup setup)
    {
        Setup = setup;
        _ledger = new RunLedger(setup);
        _outlook = new PriceOutlook(setup.Nation, setup.Scenario, setup.Calendar, setup.Purse);
        _districts = new District[setup.Populations.Length];
        Parallel.For(0, _districts.Length, ordinal => _districts[ordinal] = new District(setup, new DistrictIndex((int)ordinal), _ledger.World, _outlook));
    }

    public RunSetup Setup { get; }

    public IReadOnlyList<District> Districts => _districts;

    public string Digest => _ledger.Digest;

    /// <summary>Called in every tick for each district, before the citizens' steps.</summary>
    public Action<int, WishKnowledge>? BeforeCitizensStep { get; set; }

    /// <summary>Called in every tick for each district, before the handsets' steps.</summary>
    public Action<int, UseKnowledge>? BeforeHandsetsStep { get; set; }

    /// <summary>Called in every tick after tie events are sent and before they are received.</summary>
    public Action? WhenTieEventsAreSent { get; set; }

    /// <summary>The counts of the nation as a whole, for every tick so far.</summary>
    public List<long[]> NationSeries { get; } = [];

    /// <summary>The counts of all districts, for every tick so far.</summary>
    public List<long[]> Series { get; } = [];

    public long Nation(int tick, Measure measure) => Sum(tick, measure, _ => true);

    public long Nation(int tick, NationMeasure measure) => NationSeries[tick][(int)measure];

    /// <summary>Returns the sum of a measure over ticks.</summary>
    public long Over(int from, int to, Measure measure) => Enumerable.Range(from, to - from + 1).Sum(tick => Nation(tick, measure));

    public long Sum(int tick, Measure measure, Func<int, bool> where) =>
        Enumerable.Range(0, _districts.Length).Where(where).Sum(district => Series[tick][(district * Measures.Count) + (int)measure]);

    /// <summary>Runs to the end, with commands by tick and district.</summary>
    public Task<LocalRun> ToEnd(Func<int, int, DistrictCommand[]>? commands = null, int? ticks = null, Action<int>? afterTick = null)
    {
        var last = ticks ?? Setup.Calendar.Ticks;
        Open();
        for (var tick = new Tick(1); tick <= last; tick++)
        {
            Step(tick, commands);
            if (tick % DigestChain.RowInterval == 0 || tick == last)
            {
                ChainRows();
            }

            afterTick?.Invoke(tick);
        }

        return Task.FromResult(this);
    }

    /// <summary>Prepares the state before the first tick.</summary>
    public void Open()
    {
        var reports = All(district => _districts[district].Open());
        Series.Add(_ledger.Collect(new Tick(0), reports));
        NationSeries.Add(_ledger.Services.Series);
    }

    /// <summary>Performs one tick. Ticks are consecutive, from 1.</summary>
    public void Step(Tick tick, Func<int, int, DistrictCommand[]>? commands = null)
    {
        var order = _ledger.Begin(tick);
        var demand = All(district =>
        {
            var known = _districts[district].BeginWish(order with { Commands = [.. commands?.Invoke(tick, district) ?? []] }, _ledger.World);
            BeforeCitizensStep?.Invoke(district, known);
            return _districts[district].EndWish();
        });
        _ledger.Allot(demand);
        var called = Enumerable.Range(0, _districts.Length).Select(target => _districts.Sum(source => source.Outbox.CalledMilliErlangs[target])).ToArray();
        Parallel.For(0, _districts.Length, district => _districts[district].Buy(demand[district]));
        WhenTieEventsAreSent?.Invoke();
        var reports = All(district =>
        {
            var known = _districts[district].BeginUse(TieEventsFor(new DistrictIndex(district)));
            BeforeHandsetsStep?.Invoke(district, known);
            return _districts[district].EndUse(called[district]);
        });
        Series.Add(_ledger.Collect(tick, reports));
        NationSeries.Add(_ledger.Services.Series);
    }

    /// <summary>Stores all districts and the run's own state at a tick boundary, and replaces them by restored ones.</summary>
    public void StoreAndReadBack()
    {
        var ledger = _ledger.Save();
        _ledger = new RunLedger(Setup);
        _ledger.Restore(ledger);
        for (var ordinal = new DistrictIndex(0); ordinal < _districts.Length; ordinal++)
        {
            var state = _districts[ordinal].Save();
            var bytes = new ArrayBufferWriter<byte>();
            StatePack.Write(state, bytes);
            var read = StatePack.Read(bytes.WrittenSpan);
            _districts[ordinal] = new District(Setup, ordinal, _ledger.World, _outlook, read);
            _districts[ordinal].Resume(read);
        }
    }

    private List<ReadOnlyMemory<TieEvent>> TieEventsFor(DistrictIndex district)
    {
        var tieEvents = new List<ReadOnlyMemory<TieEvent>>();
        foreach (var source in _districts)
        {
            var posted = source.Outbox.For(district);
            if (!posted.IsEmpty)
            {
                tieEvents.Add(posted);
            }
        }

        return tieEvents;
    }

    private void ChainRows() => _ledger.ChainRows(All(district => RowHash.Of(_districts[district].Snapshot(), _districts[district])));

    private T[] All<T>(Func<int, T> phase)
    {
        var results = new T[_districts.Length];
        Parallel.For(0, _districts.Length, district => results[district] = phase(district));
        return results;
    }
}
