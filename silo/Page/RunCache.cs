using System.Collections.Concurrent;
using System.Collections.Immutable;
using AdoptionSim.Contracts.Runs;
using AdoptionSim.Nations.Files;
using AdoptionSim.Nations.Quantities;
using AdoptionSim.Silo.Page.Views;

namespace AdoptionSim.Silo.Page;

/// <summary>
/// Caches the progress of a run and the page's figures for its ticks. Each tick is fetched once, however many pages draw it. If the run goes back to a
/// checkpoint, its cached ticks stay valid, because repeated ticks give the same rows.
/// </summary>
internal sealed class RunCache
{
    /// <summary>The number of ticks whose result rows (counts) are fetched from the run in one call: a few megabytes.</summary>
    private const int Batch = 32;

    /// <summary>
    /// The number of single ticks, some tens of kilobytes each, at which their cache is emptied: enough for several pages that play back a run.
    /// </summary>
    private const int MostTicks = 64;

    /// <summary>The age at which the cached progress of the run is refreshed, shorter than the page's polling interval of one second.</summary>
    private static readonly TimeSpan Age = TimeSpan.FromMilliseconds(750);

    private readonly IRun _run;
    private readonly RowReader _reader;
    private readonly CachedQuery<RunUpdate> _update;

    /// <summary>The figures of single ticks that pages requested. They never change.</summary>
    private readonly ConcurrentDictionary<Tick, TickView> _ticks = [];
    private readonly List<CurveRow> _curve = [];
    private readonly List<string> _digests = [];
    private (int Ticks, long Citizens)? _size;
    private TickView? _latest;

    public RunCache(IRun run, RunSpecification specification, TimeProvider time)
    {
        var nation = NationJson.ReadNation(specification.Nation);
        (_run, _reader) = (run, new RowReader(nation, specification.Scale));
        _update = new CachedQuery<RunUpdate>(Ask, Age, time);
        About = RunView.Of(specification, nation);
    }

    public RunView About { get; }

    /// <summary>
    /// Returns the run's progress and the figures of the ticks after the given one; null if the run was deleted or its name belongs to another run now.
    /// </summary>
    public async Task<UpdateView?> Update(int after)
    {
        RunUpdate update;
        try
        {
            update = await _update.Get();
        }
        catch (RunNotFoundException)
        {
            return null;
        }

        return update.IsGone ? null : new UpdateView(update.Progress, update.Pace, [.. update.Curve.Skip(after + 1)], update.Latest);
    }

    /// <summary>Returns the figures that the page shows for one tick; null if the run has not reached it.</summary>
    public async Task<TickView?> Tick(Tick tick)
    {
        if (_ticks.TryGetValue(tick, out var cached))
        {
            return cached;
        }

        if (await _run.Rows(tick, 1) is not [var rows])
        {
            return null;
        }

        if (_ticks.Count >= MostTicks)
        {
            _ticks.Clear();
        }

        return _ticks[tick] = _reader.Tick(rows);
    }

    private async Task<RunUpdate> Ask()
    {
        var progress = await _run.Progress();
        var isGone = !await IsStillThis(progress);
        if (!isGone)
        {
            await TakeRows();
        }

        return new RunUpdate(isGone, ProgressView.Of(progress), PaceView.Of(await _run.Timings()), [.. _curve], _latest);
    }

    private async Task<bool> IsStillThis(RunProgress progress)
    {
        _size ??= (progress.Ticks, progress.Citizens);
        if (progress.Ticks == 0 || _size != (progress.Ticks, progress.Citizens))
        {
            return false;
        }

        return progress.Tick >= _digests.Count || await _run.Rows(progress.Tick, 1) is not [var rows] || rows.Digest == _digests[progress.Tick];
    }

    private async Task TakeRows()
    {
        while (await _run.Rows(new Tick(_curve.Count), Batch) is { Length: > 0 } rows)
        {
            _curve.AddRange(rows.Select(_reader.Curve));
            _digests.AddRange(rows.Select(row => row.Digest));
            _latest = _reader.Tick(rows[^1]);
        }
    }

    private sealed record RunUpdate(bool IsGone, ProgressView Progress, PaceView Pace, ImmutableArray<CurveRow> Curve, TickView? Latest);
}
