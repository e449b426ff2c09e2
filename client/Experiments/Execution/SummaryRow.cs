using System.Collections.Immutable;
using AdoptionSim.Client.Experiments.Collectors;
using AdoptionSim.Client.Experiments.Files;
using AdoptionSim.Client.Experiments.Statistics;
using MathNet.Numerics.Statistics;

namespace AdoptionSim.Client.Experiments.Execution;

/// <summary>The cause of the spread of a measure's values.</summary>
internal enum Spread
{
    /// <summary>Chance: the spread over seeds at one point. The interval of its mean narrows with more seeds.</summary>
    Luck,

    /// <summary>Doubt: the spread of the points' means over the uncertain parameters. It does not narrow with more runs.</summary>
    Ignorance,
}

/// <summary>A row of <c>summary.csv</c>: a measure at a point over its seeds, or at a combination of levers over the points of the design.</summary>
internal sealed record SummaryRow
{
    public required Spread Spread { get; init; }

    /// <summary>The number of the point that the row summarises; null for a row over several points, whose spread is that of the unknown
    /// parameters (ignorance).</summary>
    public int? Point { get; init; }

    /// <summary>The values of the varied parameters; empty for uncertain parameters in a row of ignorance.</summary>
    public required ImmutableArray<string> Parameters { get; init; }

    /// <summary>The name of the measure's column in <c>results.csv</c>, or of the measure in <c>series.csv</c>.</summary>
    public required string Measure { get; init; }

    public required DateOnly Date { get; init; }

    public required string Unit { get; init; }

    /// <summary>The values that the row summarises: one for each run of the point or, in a row of ignorance, the mean of each point; at least one.</summary>
    public required double[] Values { get; init; }

    /// <summary>The number of first seeds from which Stein's rule decided how many more to run; null if it added none.</summary>
    public int? FirstSeeds { get; init; }

    /// <summary>The width of the interval for which <see cref="FurtherRuns"/> counts the runs that are still needed.</summary>
    public required IntervalWidth Width { get; init; }

    public double Mean => Values.Mean();

    /// <summary>The standard deviation of the values; null for a single value.</summary>
    public double? Deviation => Values.Length > 1 ? Values.StandardDeviation() : null;

    /// <summary>The 90 % interval of the mean over seeds; null for ignorance, which no number of runs narrows, and for fewer than two runs.</summary>
    public Interval? Interval =>
        Spread == Spread.Ignorance ? null
        : FirstSeeds is { } first && first < Values.Length ? SteinRule.IntervalAfter(Values, first)
        : MeanInterval.Of(Values);

    /// <summary>The 5th and 95th percentile; null for fewer than <see cref="Percentiles.FewestRuns"/> values.</summary>
    public Percentiles? Percentiles => Statistics.Percentiles.Of(Values);

    /// <summary>The number of further runs at this point until its interval has the wanted width; null if it cannot be computed.</summary>
    public int? FurtherRuns => Spread == Spread.Luck ? SteinRule.FurtherRuns(Values, Width.Precision) : null;

    /// <summary>
    /// Returns summary rows of the measures that are read once: first each point over its seeds (luck), then each combination of levers over its points
    /// (ignorance).
    /// </summary>
    /// <param name="rows">The rows of <c>results.csv</c> in order of point and seed, which the summary does not depend on.</param>
    /// <param name="firstSeeds">The seeds from which Stein's rule decided; null if it did not.</param>
    public static ImmutableArray<SummaryRow> Of(Experiment experiment, ImmutableArray<RunRow> rows, int? firstSeeds)
    {
        var dates = new ReadingDates(experiment.Question.Scenario.Start, experiment.Question.Scenario.Until, experiment.StepDays);
        var luck = (
            from @group in rows.Where(row => row.IsDone).GroupBy(row => row.Key.Point)
            from measure in experiment.Scalars.Index()
            let values = @group.Select(row => row.Values[measure.Index]).OfType<double>().ToArray()
            where values.Length > 0
            select Luck(experiment, @group.First().Point, measure.Item, dates.DateOf(dates.Of(measure.Item)[0]), values) with
            {
                FirstSeeds = firstSeeds,
            }
        ).ToImmutableArray();
        var ignorance = new IgnoranceRows(experiment);
        foreach (var row in luck)
        {
            ignorance.Add(row);
        }

        return [.. luck, .. ignorance.All];
    }

    /// <summary>Returns the row that summarises a measure at one point over its seeds.</summary>
    public static SummaryRow Luck(Experiment experiment, Point point, AskedMeasure measure, DateOnly date, double[] values) =>
        new()
        {
            Spread = Spread.Luck,
            Point = point.Number,
            Parameters = point.Values,
            Measure = measure.NameInTables,
            Date = date,
            Unit = MeasureCatalog.UnitOf(measure),
            Values = values,
            Width = experiment.WidthOf(measure),
        };
}
