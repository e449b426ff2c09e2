using System.Collections.Immutable;
using AdoptionSim.Client.Experiments.Collectors;
using AdoptionSim.Client.Experiments.Files;
using AdoptionSim.Contracts.Runs;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Measures;
using AdoptionSim.Nations.Scenarios;

namespace AdoptionSim.Client.Experiments.Execution;

/// <summary>Reads the measures of an experiment, such as subscribers, from the counts that one run recorded at its ticks.</summary>
internal sealed class MeasureReader
{
    private readonly ReadingDates _dates;
    private readonly ImmutableArray<Part> _parts;
    private readonly double?[] _values;
    private readonly List<SeriesValue> _series = [];

    public MeasureReader(Experiment experiment, Nation nation, Scenario scenario)
    {
        _dates = new ReadingDates(scenario.Start, scenario.Until, experiment.StepDays);
        var catalog = new MeasureCatalog(nation, experiment.Scale);
        _parts = [.. experiment.Measures.Select(asked => new Part(asked, catalog.CollectorOf(asked), [.. _dates.Of(asked)]))];
        _values = new double?[experiment.Scalars.Count()];
    }

    /// <summary>The values of the measures that are read once in a run, in the order of the experiment's file.</summary>
    public ImmutableArray<double?> Values => [.. _values];

    /// <summary>The values of the measures that are read on several dates of a run, by date and then in the order of the experiment's file.</summary>
    public ImmutableArray<SeriesValue> Series => [.. _series];

    /// <summary>
    /// Returns the ticks (steps of simulated time) whose values are needed, in ordered batches: all ticks if a measure adds up over them, otherwise those at
    /// which a measure is read.
    /// </summary>
    /// <param name="most">The maximum number of ticks in a batch.</param>
    public IEnumerable<(int From, int Count)> Batches(int most)
    {
        if (_parts.Any(part => part.Collector.AddsUp))
        {
            return Enumerable
                .Range(0, (_dates.Ticks / most) + 1)
                .Select(batch => (batch * most, Math.Min(most, _dates.Ticks + 1 - (batch * most))))
                .Where(batch => batch.Item2 > 0);
        }

        return _parts.SelectMany(part => part.Ticks).Distinct().Order().Select(tick => (tick, 1));
    }

    /// <exception cref="SchemaMismatchException">The rows have the measures of another program version.</exception>
    public void Take(IEnumerable<TickRows> rows)
    {
        foreach (var row in rows)
        {
            MeasureSchema.Current.Check(row.Schema);
            Take(row);
        }
    }

    private void Take(TickRows row)
    {
        var scalar = 0;
        foreach (var (asked, collector, ticks) in _parts)
        {
            if (collector.AddsUp)
            {
                collector.Add(row);
            }

            var index = asked.IsSeries ? -1 : scalar++;
            if (!ticks.Contains(row.Tick))
            {
                continue;
            }

            if (asked.IsSeries)
            {
                _series.Add(new SeriesValue(row.Date, asked.SeriesName, collector.Read(row)));
            }
            else
            {
                _values[index] = collector.Read(row);
            }
        }
    }

    private sealed record Part(AskedMeasure Asked, Collector Collector, ImmutableHashSet<int> Ticks);
}
