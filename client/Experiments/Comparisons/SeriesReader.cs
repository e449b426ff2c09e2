using AdoptionSim.Contracts.Runs;
using AdoptionSim.Nations.Measures;
using AdoptionSim.Nations.Strata;

namespace AdoptionSim.Client.Experiments.Comparisons;

/// <summary>Collects the numbers over time that a comparison needs from the counts that one run recorded at its ticks (steps of simulated time).</summary>
/// <param name="ticks">The ticks at which the series are read, in order.</param>
internal sealed class SeriesReader(ComparedLayout layout, double scale, int stepDays, IReadOnlyList<int> ticks)
{
    private readonly List<double[]> _values = [];

    /// <summary>
    /// The sums since the start of the run of call minutes, revenue, handset spending, new handsets, gifts and station-years, by place (nation or province).
    /// </summary>
    private readonly double[] _sums = new double[layout.Units.Length * ComparedLayout.OfPlaces.Length];

    /// <summary>The values read so far: for each date one value per series (a measure of a group in a place); NaN if a value does not exist.</summary>
    public double[][] Values => [.. _values];

    /// <summary>
    /// Adds up the counts of the next ticks (steps of simulated time), and stores the value of every series at the ticks at which series are read.
    /// </summary>
    /// <exception cref="SchemaMismatchException">The rows have the measures of another program version.</exception>
    public void Take(TickRows[] rows)
    {
        foreach (var row in rows)
        {
            MeasureSchema.Current.Check(row.Schema);
            Add(row);
            if (_values.Count < ticks.Count && row.Tick == ticks[_values.Count])
            {
                _values.Add(Read(row));
            }
        }
    }

    private void Add(TickRows row)
    {
        // The first row is the state before the first tick.
        if (row.Tick == 0)
        {
            return;
        }

        var index = 0;
        foreach (var districts in layout.Units)
        {
            foreach (var place in ComparedLayout.OfPlaces)
            {
                var declared = Measures.Of(place.Measure);
                var count = new Scaling(scale).Real(place.Measure, row.Counts.Sum(place.Measure, districts));
                _sums[index++] += count / declared.PartsOfUnit * place.PerTick(stepDays);
            }
        }
    }

    private double[] Read(TickRows row)
    {
        var values = new double[layout.Series.Length];
        var (strata, index) = (new StrataRow(layout.Strata, row.Strata), 0);
        foreach (var (place, group) in layout.Cells)
        {
            var isInhabited = strata[place, 0, StratumMeasure.People] > 0;
            foreach (var measure in layout.MeasuresOf(group))
            {
                values[index++] = isInhabited ? measure.Of(strata, place, group, scale) ?? double.NaN : double.NaN;
            }
        }

        _sums.CopyTo(values, index);
        return values;
    }
}
