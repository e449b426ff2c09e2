using System.Buffers;
using AdoptionSim.Model.Checkpoints;
using AdoptionSim.Model.Citizens;
using AdoptionSim.Model.Districts;
using AdoptionSim.Model.Runs;
using AdoptionSim.Nations.Measures;

namespace AdoptionSim.Rules.Tests.Support;

/// <summary>The supersteps without grains or messages: the rule book alone, to test it by itself and to compare the grains with.</summary>
public sealed class LocalRun
{
    private readonly District[] _districts;
    private RunLedger _ledger;

    /// <param name="deliveryOf">How rows are reached, by district; without it they rest in a cohort.</param>
    public LocalRun(RunSetup setup, Func<int, IDelivery>? deliveryOf = null)
    {
        deliveryOf ??= ordinal => new Cohort(FirstRows.OfAll(setup, ordinal), new TieCount(setup, ordinal));
        Setup = setup;
        _ledger = new RunLedger(setup);
        _districts = new District[setup.Populations.Length];
        Parallel.For(0, _districts.Length, ordinal => _districts[ordinal] = new District(
            setup, ordinal, deliveryOf(ordinal), new TowerRows()));
    }

    public RunSetup Setup { get; }

    public IReadOnlyList<District> Districts => _districts;

    public string Digest => _ledger.Digest;

    /// <summary>Called within every tick when the news of lines has been posted and not yet been heard.</summary>
    public Func<Task>? WhenNewsIsOut { get; set; }

    /// <summary>The nation's own series of every tick so far.</summary>
    public List<long[]> NationSeries { get; } = [];

    /// <summary>The counts of every tick so far, each district by district.</summary>
    public List<long[]> Series { get; } = [];

    public long Nation(int tick, Measure measure) => Sum(tick, measure, _ => true);

    public long Nation(int tick, NationMeasure measure) => NationSeries[tick][(int)measure];

    /// <summary>A flow, or a stock, added up over ticks.</summary>
    public long Over(int from, int to, Measure measure) => Enumerable.Range(from, to - from + 1).Sum(tick => Nation(tick, measure));

    public long Sum(int tick, Measure measure, Func<int, bool> where) =>
        Enumerable.Range(0, _districts.Length).Where(where).Sum(district => Series[tick][(district * Measures.Count) + (int)measure]);

    /// <summary>Runs to the end, with commands by tick and district.</summary>
    public async Task<LocalRun> ToEnd(Func<int, int, DistrictCommand[]>? commands = null, int? ticks = null, Func<int, Task>? afterTick = null)
    {
        var last = ticks ?? Setup.Calendar.Ticks;
        await Open();
        for (var tick = 1; tick <= last; tick++)
        {
            await Step(tick, commands);
            if (tick % DigestChain.RowInterval == 0 || tick == last)
            {
                await ChainRows();
            }

            await (afterTick?.Invoke(tick) ?? Task.CompletedTask);
        }

        return this;
    }

    /// <summary>Before the first tick.</summary>
    public async Task Open()
    {
        var reports = await All(district => _districts[district].Open());
        Series.Add(_ledger.Collect(0, reports));
        NationSeries.Add(_ledger.Services.Series);
    }

    /// <summary>One tick; ticks follow each other from 1 on.</summary>
    public async Task Step(int tick, Func<int, int, DistrictCommand[]>? commands = null)
    {
        var order = _ledger.Begin(tick);
        var demand = await All(district => _districts[district].Wish(order with { Commands = [.. commands?.Invoke(tick, district) ?? []] }));
        _ledger.Allot(tick, demand);
        var called = Enumerable.Range(0, _districts.Length).Select(target => _districts.Sum(source => source.Outbox.CalledMilliErlangs[target])).ToArray();
        await All(async district =>
        {
            await _districts[district].Buy(demand[district]);
            return 0;
        });
        await (WhenNewsIsOut?.Invoke() ?? Task.CompletedTask);
        var reports = await All(district => _districts[district].Use(NewsFor(district), called[district]));
        Series.Add(_ledger.Collect(tick, reports));
        NationSeries.Add(_ledger.Services.Series);
    }

    /// <summary>At a tick boundary: packs all districts and the run's own part, and makes new ones of the packs.</summary>
    public async Task StoreAndReadBack()
    {
        var ledger = _ledger.Save();
        _ledger = new RunLedger(Setup);
        _ledger.Restore(ledger);
        for (var ordinal = 0; ordinal < _districts.Length; ordinal++)
        {
            var state = await _districts[ordinal].Save();
            var bytes = new ArrayBufferWriter<byte>();
            StatePack.Write(state, bytes);
            var read = StatePack.Read(bytes.WrittenSpan);
            _districts[ordinal] = new District(Setup, ordinal, new Cohort(read.Citizens, new TieCount(Setup, ordinal), read.Handsets), new TowerRows(), read);
            await _districts[ordinal].Resume(read);
        }
    }

    private List<ReadOnlyMemory<News>> NewsFor(int district)
    {
        var news = new List<ReadOnlyMemory<News>>();
        foreach (var source in _districts)
        {
            var posted = source.Outbox.For(district);
            if (!posted.IsEmpty)
            {
                news.Add(posted);
            }
        }

        return news;
    }

    private async Task ChainRows() =>
        _ledger.ChainRows(await All(async district => RowHash.Of(await _districts[district].Snapshot(), _districts[district])));

    private async Task<T[]> All<T>(Func<int, ValueTask<T>> phase)
    {
        var results = new T[_districts.Length];
        await Parallel.ForAsync(0, _districts.Length, async (district, _) => results[district] = await phase(district));
        return results;
    }
}
