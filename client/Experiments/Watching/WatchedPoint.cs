using System.Collections.Immutable;
using System.Globalization;
using AdoptionSim.Client.Experiments.Collectors;
using AdoptionSim.Client.Experiments.Execution;
using AdoptionSim.Client.Experiments.Files;
using AdoptionSim.Client.Experiments.Pages;
using AdoptionSim.Contracts.Experiments;

namespace AdoptionSim.Client.Experiments.Watching;

/// <summary>
/// Counts the runs of one point (combination of parameter values) of a running experiment by state, and keeps the values of those that are done.
/// </summary>
/// <param name="dates">The dates at which measures are read.</param>
internal sealed class WatchedPoint(Experiment experiment, Point point, WatchedMeasures watched, ReadingDates dates)
{
    /// <summary>The maximum length of the text with a point's parameter values, in characters; longer ones are cut off.</summary>
    private const int LongestSetting = 120;

    /// <summary>The number format of a parameter value in the text that describes a point (combination of parameter values): 4 significant digits.</summary>
    private const string Digits = "G4";

    /// <summary>
    /// The values of the measures that reports contain, one array for each run that is done, by seed. The order of seeds makes means independent of the order
    /// in which the runs ended.
    /// </summary>
    private readonly SortedDictionary<ulong, double?[]> _values = [];
    private readonly string _setting = SettingText.Short(TextOf(experiment.Table.Parameters, point.Values), LongestSetting);

    public int Done => _values.Count;

    public int Failed { get; private set; }

    public int Running { get; private set; }

    public void Start() => Running++;

    /// <summary>Counts a run of this point as no longer in progress, with or without a result.</summary>
    public void Stop() => Running--;

    public void Add(RunRow row)
    {
        if (row.IsDone)
        {
            _values[row.Key.Seed] = [.. watched.Measures.Select(each => row.Values[each.Index])];
        }
        else
        {
            Failed++;
        }
    }

    /// <summary>Returns the mean and interval of each reported measure over the runs done so far, as <c>summary.csv</c> would have them now.</summary>
    /// <param name="firstSeeds">The number of seeds from whose results Stein's rule decided how many more to run; null if it added no seeds.</param>
    public IEnumerable<ExperimentFigure> Figures(int? firstSeeds) =>
        from each in watched.Measures.Index()
        let values = _values.Values.Select(row => row[each.Index]).OfType<double>().ToArray()
        where values.Length > 0
        let row = RowOf(each.Item.Measure, values) with
        {
            FirstSeeds = firstSeeds,
        }
        let interval = row.Interval
        select new ExperimentFigure(point.Number, _setting, each.Item.Measure.Text, row.Unit, values.Length, row.Mean, interval?.Low, interval?.High);

    private SummaryRow RowOf(AskedMeasure measure, double[] values) => SummaryRow.Luck(experiment, point, measure, dates.DateOf(dates.Of(measure)[0]), values);

    private static string TextOf(ImmutableArray<string> parameters, ImmutableArray<string> values) =>
        parameters.IsEmpty ? "base" : string.Join(", ", parameters.Zip(values).Select(each => $"{each.First}={Rounded(each.Second)}"));

    private static string Rounded(string value) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number.ToString(Digits, CultureInfo.InvariantCulture)
            : value;
}
