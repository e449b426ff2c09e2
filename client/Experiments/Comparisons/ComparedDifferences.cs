using System.Collections.Immutable;
using AdoptionSim.Client.Experiments.Execution;
using AdoptionSim.Client.Experiments.Statistics;

namespace AdoptionSim.Client.Experiments.Comparisons;

/// <summary>
/// The difference between a scenario and the reference scenario in one recorded number on one date, with its confidence interval over seeds (luck).
/// </summary>
/// <param name="Paired">The mean difference with its interval, from pairs of runs with the same seed.</param>
/// <param name="Reference">The mean of the reference scenario over the same seeds.</param>
internal sealed record LuckDifference(PairedDifference Paired, double Reference);

/// <summary>
/// The difference between a scenario and the reference scenario in one recorded number on one date. Its spread is that over samples, the random sets of values
/// of the uncertain parameters (ignorance).
/// </summary>
/// <param name="Mean">The mean difference over samples.</param>
/// <param name="Low">The 5th percentile of the differences; the least difference with fewer than <see cref="Percentiles.FewestRuns"/> samples.</param>
/// <param name="High">The 95th percentile of the differences; the greatest difference with fewer samples.</param>
/// <param name="Level">
/// The share of samples between <paramref name="Low"/> and <paramref name="High"/>; null if these are the least and the greatest difference.
/// </param>
/// <param name="Samples">The number of samples with values of both scenarios.</param>
/// <param name="Runs">The number of pairs of runs with the same sample and seed.</param>
/// <param name="Reference">The mean of the reference scenario over the same samples.</param>
internal sealed record IgnoranceDifference(double Mean, double Low, double High, double? Level, int Samples, int Runs, double Reference);

/// <summary>Computes how each scenario of a comparison differs from the first one, the reference, in the recorded numbers of the runs.</summary>
/// <param name="series">The recorded numbers of each run, by date and series.</param>
internal sealed class ComparedDifferences(Comparison comparison, IReadOnlyDictionary<RunKey, double[][]> series)
{
    private const double PercentileLevel = 0.9;

    private readonly Dictionary<(int Scenario, int Sample), int> _points = comparison.Points.ToDictionary(
        point => (point.Scenario, point.Sample),
        point => point.Number
    );

    private readonly ulong[] _seeds = [.. Enumerable.Range(0, comparison.Seeds).Select(offset => comparison.FirstSeed + (ulong)offset)];

    /// <summary>
    /// Returns the difference of a scenario to the reference scenario in one series (recorded number) on one date, paired by seed; null if fewer than two seeds
    /// have both values.
    /// </summary>
    /// <param name="scenario">The index of the scenario or of the noise floor.</param>
    /// <param name="date">The index of the date among the recorded dates.</param>
    /// <param name="index">The index of the series in <see cref="ComparedLayout.Series"/>.</param>
    public LuckDifference? Luck(int scenario, int date, int index)
    {
        var (first, second) = (ValuesOf(PointOf(0, 0), date, index), ValuesOf(PointOf(scenario, 0), date, index));
        return PairedDifference.Of(first, second) is { } paired
            ? new LuckDifference(paired, first.Where(each => second.ContainsKey(each.Key)).Average(each => each.Value))
            : null;
    }

    /// <summary>
    /// Returns the difference of a scenario to the reference scenario in a value at the end of the runs, with its confidence interval over seeds. Returns null
    /// for fewer than two seeds.
    /// </summary>
    /// <param name="scenario">The index of the scenario or of the noise floor.</param>
    /// <param name="value">Computes the value from all recorded numbers at the end of a run.</param>
    public Interval? LuckOfEnd(int scenario, Func<double[], double> value)
    {
        var (first, second) = (EndsOf(PointOf(0, 0), value), EndsOf(PointOf(scenario, 0), value));
        return PairedDifference.Of(first, second)?.Difference;
    }

    /// <summary>
    /// Returns the difference of a scenario to the reference scenario in one series (recorded number) on one date, with its spread over the samples, the random
    /// sets of values of the uncertain parameters; null for fewer than two samples.
    /// </summary>
    /// <param name="scenario">The index of the scenario.</param>
    /// <param name="date">The index of the date among the recorded dates.</param>
    /// <param name="index">The index of the series in <see cref="ComparedLayout.Series"/>.</param>
    public IgnoranceDifference? Ignorance(int scenario, int date, int index)
    {
        var values = ImmutableArray.CreateBuilder<(double Difference, double Reference, int Runs)>();
        for (var sample = 1; sample <= comparison.Samples.Length; sample++)
        {
            var (first, second) = (ValuesOf(PointOf(0, sample), date, index), ValuesOf(PointOf(scenario, sample), date, index));
            ulong[] seeds = [.. first.Keys.Where(second.ContainsKey).Order()];
            if (seeds.Length > 0)
            {
                values.Add((seeds.Average(seed => second[seed] - first[seed]), seeds.Average(seed => first[seed]), seeds.Length));
            }
        }

        if (values.Count < 2)
        {
            return null;
        }

        double[] differences = [.. values.Select(value => value.Difference)];
        var percentiles = Percentiles.Of(differences);
        return new IgnoranceDifference(
            differences.Average(),
            percentiles?.Low ?? differences.Min(),
            percentiles?.High ?? differences.Max(),
            percentiles is null ? null : PercentileLevel,
            values.Count,
            values.Sum(value => value.Runs),
            values.Average(value => value.Reference)
        );
    }

    private int PointOf(int scenario, int sample) => _points[(scenario, sample)];

    private Dictionary<ulong, double> ValuesOf(int point, int date, int index) => Select(point, values => values[date][index]);

    private Dictionary<ulong, double> EndsOf(int point, Func<double[], double> value) => Select(point, values => value(values[^1]));

    private Dictionary<ulong, double> Select(int point, Func<double[][], double> value)
    {
        var found = new Dictionary<ulong, double>(_seeds.Length);
        foreach (var seed in _seeds)
        {
            if (series.TryGetValue(new RunKey(point, seed), out var values) && value(values) is var number && !double.IsNaN(number))
            {
                found.Add(seed, number);
            }
        }

        return found;
    }
}
