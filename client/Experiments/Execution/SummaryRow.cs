using System.Collections.Immutable;
using AdoptionSim.Client.Experiments.Collectors;
using AdoptionSim.Client.Experiments.Files;
using AdoptionSim.Client.Experiments.Statistics;
using MathNet.Numerics.Statistics;

namespace AdoptionSim.Client.Experiments.Execution;

/// <summary>The cause of the spread of a measure's values: chance, or parameters that nobody knows.</summary>
internal enum Spread
{
    /// <summary>Chance: the spread over seeds at one combination of parameter values. The interval of its mean narrows with more seeds.</summary>
    Luck,

    /// <summary>Doubt: the spread of means over the values of the uncertain parameters. It does not narrow with more runs.</summary>
    Ignorance,
}

/// <summary>
/// A row of <c>summary.csv</c>: the mean and spread of a measure. It covers the seeds of one point (combination of parameter values), or all points with the
/// same policy settings.
/// </summary>
internal sealed record SummaryRow
{
    public required Spread Spread { get; init; }

    /// <summary>
    /// The number of the point (combination of parameter values) that the row summarises; null for a row over several points, whose spread is that of the
    /// unknown parameters (ignorance).
    /// </summary>
    public int? Point { get; init; }

    /// <summary>The values of the varied parameters. In a row over several points, those of the uncertain parameters are empty.</summary>
    public required ImmutableArray<string> Parameters { get; init; }

    /// <summary>The name of the measure's column in <c>results.csv</c>, or of the measure in <c>series.csv</c>.</summary>
    public required string Measure { get; init; }

    public required DateOnly Date { get; init; }

    public required string Unit { get; init; }

    /// <summary>
    /// The values that the row summarises: one for each run of the point (combination of parameter values) or, in a row over several points, the mean of each
    /// point; at least one.
    /// </summary>
    public required double[] Values { get; init; }

    /// <summary>
    /// The number of first seeds from whose results Stein's rule decided how many more to run for the wanted precision; null if it added none.
    /// </summary>
    public int? FirstSeeds { get; init; }

    /// <summary>The wanted width of the mean's confidence interval, for which the number of runs that are still needed is computed.</summary>
    public required IntervalWidth Width { get; init; }

    public double Mean => Values.Mean();

    /// <summary>The standard deviation of the values; null for a single value.</summary>
    public double? Deviation => Values.Length > 1 ? Values.StandardDeviation() : null;

    /// <summary>
    /// The 90 % interval of the mean over seeds; null for a row over several points, whose spread no number of runs narrows, and for fewer than two runs.
    /// </summary>
    public Interval? Interval =>
        Spread == Spread.Ignorance ? null
        : FirstSeeds is { } first && first < Values.Length ? SteinRule.IntervalAfter(Values, first)
        : MeanInterval.Of(Values);

    /// <summary>The 5th and 95th percentile of the values; null for fewer than <see cref="Percentiles.FewestRuns"/> values.</summary>
    public Percentiles? Percentiles => Statistics.Percentiles.Of(Values);

    /// <summary>
    /// The number of further runs that this point (combination of parameter values) needs until its confidence interval has the wanted width. Null for a row
    /// over several points, or if it cannot be computed.
    /// </summary>
    public int? FurtherRuns => Spread == Spread.Luck ? SteinRule.FurtherRuns(Values, Width.Precision) : null;

    /// <summary>
    /// Returns rows of <c>summary.csv</c> for the measures that are recorded once in a run. First come those of each point (combination of parameter values)
    /// over its seeds, then those of each combination of policy settings over its points.
    /// </summary>
    /// <param name="rows">
    /// The rows of <c>results.csv</c> in order of point and seed, so that the summary does not depend on the order in which runs ended.
    /// </param>
    /// <param name="firstSeeds">The number of seeds from whose results Stein's rule decided how many more to run; null if it added no seeds.</param>
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

    /// <summary>
    /// Returns the row of <c>summary.csv</c> for a measure on one date at one point (combination of parameter values). Its spread is that over seeds, which is
    /// chance.
    /// </summary>
    /// <param name="values">One value for each seed, at least one.</param>
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
