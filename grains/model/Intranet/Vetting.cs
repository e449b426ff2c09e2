using AdoptionSim.Model.Randomness;
using AdoptionSim.Model.Services;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Measures;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Intranet;

/// <summary>
/// Simulates the vetting of articles (items) from the international Internet before they appear on the national intranet. Items wait in one queue and are
/// vetted in order, up to a capacity per tick. Items that pass appear after the handling time; items that wait too long are withdrawn. An item's topic and
/// result follow from its number, so that only the number of arrivals per tick is stored. Numbers of articles do not depend on the run's scale (simulated
/// people per real person).
/// </summary>
public sealed class Vetting : INationService
{
    private readonly VettingParameters _vetting;
    private readonly int _stepDays;
    private readonly (Probability UpTo, Probability Passes)[] _topics;

    // By tick from 1 on: how many items arrived, and how many of those vetted passed. By delay in ticks: how many have passed.
    private readonly List<int> _came = [0];
    private readonly List<int> _passed = [0];
    private readonly List<int> _delays = [];

    // The number of items that have left the queue, vetted or withdrawn: that of the first item that waits.
    private long _left;
    private long _appeared;

    public Vetting(VettingParameters vetting, int stepDays)
    {
        ArgumentNullException.ThrowIfNull(vetting);
        (_vetting, _stepDays) = (vetting, stepDays);
        var upTo = 0.0;
        _topics = [.. vetting.Topics.Select(topic => (Probability.Of((upTo += topic.Share) / 100), Probability.Of(topic.Passes / 100)))];
    }

    private int HandlingTicks => (int)Math.Ceiling(_vetting.Handling / _stepDays);

    public void Step(NationTick tick)
    {
        ArgumentNullException.ThrowIfNull(tick);
        _came.Add(InTick(_vetting.Submitted, tick.Tick));
        tick[NationMeasure.VettingSubmitted] = _came[^1];
        Withdraw(tick);
        Vet(tick);
        Appear(tick);
        tick[NationMeasure.VettingWaiting] = _came.Sum(each => (long)each) - _left;
        tick[NationMeasure.VettedArticles] = tick.VettedArticles = _appeared;
        tick[NationMeasure.VettingMedianDelayDays] = MedianTicks() * _stepDays;
    }

    public void Write(IRowWriter rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        rows.All<int>([.. _came]);
        rows.All<int>([.. _passed]);
        rows.All<int>([.. _delays]);
        rows.All<long>([_left, _appeared]);
    }

    public void Restore(ref RowReader rows)
    {
        foreach (var list in (List<int>[])[_came, _passed, _delays])
        {
            list.Clear();
            list.AddRange(rows.All<int>());
        }

        var counts = rows.All<long>();
        (_left, _appeared) = (counts[0], counts[1]);
    }

    /// <summary>Withdraws the articles (items) that have waited for vetting longer than the nation's limit, from the head of the queue.</summary>
    private void Withdraw(NationTick tick)
    {
        if (_vetting.WithdrawnAfter is not { } limit)
        {
            return;
        }

        var newest = tick.Tick - (int)Math.Floor(limit / _stepDays) - 1;
        var arrived = _came.Take(newest + 1).Sum(each => (long)each);
        tick[NationMeasure.VettingWithdrawn] = Math.Max(0, arrived - _left);
        _left = Math.Max(_left, arrived);
    }

    private void Vet(NationTick tick)
    {
        var draws = new Draws(tick.Seed, 0, 0);
        var (passed, waiting) = (0, _came.Sum(each => (long)each) - _left);
        var (arrival, before) = ArrivalOf(_left);
        for (var items = Math.Min(waiting, InTick(_vetting.Capacity, tick.Tick)); items > 0; items--, _left++)
        {
            while (_left >= before + _came[arrival])
            {
                before += _came[arrival++];
            }

            if (Passes(draws.Four((int)_left, Purpose.Vetting)))
            {
                passed++;
                Count(_delays, (tick.Tick - arrival) + HandlingTicks);
            }
            else
            {
                tick[NationMeasure.VettingRefused]++;
            }
        }

        _passed.Add(passed);
    }

    private void Appear(NationTick tick)
    {
        var vettedThen = tick.Tick - HandlingTicks;
        if (vettedThen > 0)
        {
            tick[NationMeasure.VettingPassed] = _passed[vettedThen];
            _appeared += _passed[vettedThen];
        }
    }

    private bool Passes(in Words draws)
    {
        foreach (var (upTo, passes) in _topics)
        {
            if (upTo.Occurs(draws.W0))
            {
                return passes.Occurs(draws.W1);
            }
        }

        return false;
    }

    /// <summary>Returns the tick in which an article (item) arrived for vetting, and the number of items that arrived before that tick.</summary>
    private (Tick Tick, long Before) ArrivalOf(long item)
    {
        var (tick, before) = (1, 0L);
        while (tick < _came.Count - 1 && item >= before + _came[tick])
        {
            before += _came[tick++];
        }

        return (new Tick(tick), before);
    }

    private int InTick(double perWeek, Tick tick) =>
        (int)(Math.Floor(Math.Round(perWeek * tick * _stepDays / 7, 6)) - Math.Floor(Math.Round(perWeek * (tick - 1) * _stepDays / 7, 6)));

    private static void Count(List<int> histogram, int delay)
    {
        while (histogram.Count <= delay)
        {
            histogram.Add(0);
        }

        histogram[delay]++;
    }

    private int MedianTicks()
    {
        var (all, seen) = (_delays.Sum(each => (long)each), 0L);
        for (var delay = 0; delay < _delays.Count; delay++)
        {
            seen += _delays[delay];
            if (2 * seen >= all && all > 0)
            {
                return delay;
            }
        }

        return 0;
    }
}
