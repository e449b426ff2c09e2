using System.Collections.Immutable;
using AdoptionSim.Contracts.Runs;
using AdoptionSim.Nations.Measures;
using AdoptionSim.Nations.Measures.Features;
using AdoptionSim.Nations.Strata;

namespace AdoptionSim.Client.Experiments.Collectors;

/// <summary>
/// Computes one measure of a run, such as subscribers, from the counts of its ticks. Counts of simulated people and things are converted to numbers of real
/// ones by the scale of the run (simulated citizens per real one).
/// </summary>
internal abstract class Collector
{
    /// <summary>
    /// True if the measure adds up over ticks (steps of simulated time), as the number of calls does. It then needs the counts of every tick; otherwise only
    /// those of the ticks at which it is recorded.
    /// </summary>
    public virtual bool AddsUp => false;

    /// <summary>
    /// Adds the counts of the next tick (step of simulated time) to the running sum of a measure that adds up over ticks. Has no effect for other measures.
    /// </summary>
    public virtual void Add(TickRows rows) { }

    /// <summary>
    /// Returns the measure's value at a tick (step of simulated time); null if it has no value, such as a ratio with denominator 0. A measure that adds up over
    /// ticks must first get the counts of this tick through <see cref="Add"/>.
    /// </summary>
    public abstract double? Read(TickRows rows);
}

/// <summary>
/// Computes a measure that is counted by district, summed over the districts of a place. Events, such as calls, are counted from the start of the run.
/// </summary>
internal sealed class CountCollector(Measure measure, ImmutableArray<int> districts, Scaling scaling) : Collector
{
    private readonly MeasureDeclaration _declaration = Measures.Of(measure);
    private long _sum;

    public override bool AddsUp => _declaration.AddsUp;

    public override void Add(TickRows rows) => _sum += rows.Counts.Sum(measure, districts);

    public override double? Read(TickRows rows) => scaling.Real(measure, AddsUp ? _sum : rows.Counts.Sum(measure, districts)) / _declaration.PartsOfUnit;
}

/// <summary>Computes a ratio of two counts of a place at one tick (step of simulated time), by the same formula as in the result tables of a run.</summary>
internal sealed class RatioCollector(Ratio ratio, ImmutableArray<int> districts, PlaceConstants constants, double scale) : Collector
{
    public override double? Read(TickRows rows)
    {
        var counts = CountRows.ZeroRow();
        rows.Counts.AddTo(counts, districts);
        return ratio.Of(counts, constants, scale);
    }
}

/// <summary>Computes a measure or a ratio of the nation as a whole, or a sum over its foreigners. Events are counted from the start of the run.</summary>
/// <param name="read">Returns the value from the nation's counts, in which events are summed up from the start of the run.</param>
internal sealed class NationCollector(Func<long[], double?> read) : Collector
{
    private long[] _sums = [];

    public override bool AddsUp => true;

    public override void Add(TickRows rows)
    {
        _sums = _sums.Length == 0 ? new long[rows.Nation.Length] : _sums;
        for (var index = 0; index < _sums.Length; index++)
        {
            _sums[index] = Accumulates(index) ? _sums[index] + rows.Nation[index] : rows.Nation[index];
        }
    }

    public override double? Read(TickRows rows) => _sums.Length > 0 ? read(_sums) : null;

    private static bool Accumulates(int index) =>
        index < NationSeries.Nation
            ? Measures.Of((NationMeasure)index).AddsUp
            : Measures.Of((ForeignMeasure)((index - NationSeries.Nation) % NationSeries.Foreign)).AddsUp;
}

/// <summary>Computes the share of the nation's phone lines that people of the capital's province have, 0 to 1.</summary>
internal sealed class CapitalShareCollector(ImmutableArray<int> capital) : Collector
{
    public override double? Read(TickRows rows) => Ratio.Share(rows.Counts.Sum(PhoneMeasures.Subscribers, capital), rows.Counts.Sum(PhoneMeasures.Subscribers));
}

/// <summary>Computes a measure of the inequality of phone ownership between groups of people or places.</summary>
internal sealed class DivideCollector(DivideLayout layout, DivideFigure figure) : Collector
{
    public override double? Read(TickRows rows) => rows.Strata.Length > 0 ? figure.Value(layout.Read(rows.Strata, rows.Counts)) : null;
}

/// <summary>Computes a measure, such as owners of a phone, of a group of people in a place. Events are counted from the start of the run.</summary>
internal sealed class StratumCollector(StrataLayout layout, int place, int group, StratumMeasure measure, double scale) : Collector
{
    private readonly MeasureDeclaration _declaration = Measures.Of(measure);
    private long[] _sums = [];

    public override bool AddsUp => _declaration.AddsUp;

    public override void Add(TickRows rows)
    {
        if (rows.Strata.Length > 0)
        {
            _sums = _sums.Length == 0 ? new long[rows.Strata.Length] : _sums;
            CountRows.Add(rows.Strata, _sums);
        }
    }

    public override double? Read(TickRows rows)
    {
        var packed = AddsUp ? _sums : rows.Strata;
        return packed.Length > 0 ? new StrataRow(layout, packed)[place, group, measure] / (scale * _declaration.PartsOfUnit) : null;
    }
}
