using System.Collections.Immutable;
using System.Globalization;
using AdoptionSim.Client.Experiments.Collectors;
using AdoptionSim.Client.Experiments.Execution;
using AdoptionSim.Client.Experiments.Files;
using AdoptionSim.Nations.Files;

namespace AdoptionSim.Client.Experiments.Pages;

/// <summary>
/// The results of an experiment, read from its folder for its page: by setting (combination of compared parameter values), sample of the uncertain parameters,
/// and seed.
/// </summary>
internal sealed class PageResults
{
    /// <summary>The default maximum number of values of one measure over time that are held in memory; they take some 70 MB.</summary>
    private const int MostValues = 1_000_000;

    private readonly string _folder;
    private readonly Experiment _experiment;
    private readonly ReadingDates _dates;
    private readonly Dictionary<int, (int Setting, int Sample)> _points = [];
    private readonly Dictionary<RunKey, RunRow> _runs;
    private readonly int _mostValues;

    // Only the measure that was asked for last.
    private (AskedMeasure Measure, DatedValues? Values)? _last;

    /// <param name="mostValues">The most values of a series to hold in memory, if one date does not have more.</param>
    /// <exception cref="BadFileException">A file is damaged.</exception>
    public PageResults(string folder, Experiment experiment, int mostValues = MostValues)
    {
        (_folder, _experiment, _mostValues) = (folder, experiment, mostValues);
        _dates = new ReadingDates(experiment.Question.Scenario.Start, experiment.Question.Scenario.Until, experiment.StepDays);
        _runs = ResultsColumns
            .Of(experiment)
            .Read(Path.Combine(folder, ResultsColumns.FileName))
            .Where(row => row.IsDone)
            .ToDictionary(row => row.Key, WithoutTexts);
        var levers = experiment.Levers.Length;
        var (settings, indices, samples) = (new List<Setting>(), new Dictionary<string, int>(), new Dictionary<string, int>());
        foreach (var point in experiment.Table.Points)
        {
            var own = levers > 0 ? point.Values[..levers] : point.Values;
            if (indices.TryAdd(string.Join('\n', own), settings.Count))
            {
                settings.Add(SettingText.Of(experiment, settings.Count, point, own));
            }

            var sample = levers > 0 ? string.Join('\n', point.Values.Skip(levers)) : "";
            samples.TryAdd(sample, samples.Count);
            _points[point.Number] = (indices[string.Join('\n', own)], samples[sample]);
        }

        Settings = [.. settings];
        Reference = levers == 0 && Settings.Length > 1 ? Setting.Mean : Settings[0];
    }

    /// <summary>
    /// The settings (combinations of parameter values) that the page compares, in the order of the design. They are the policy settings or, in an experiment
    /// without these, the points of the design.
    /// </summary>
    public ImmutableArray<Setting> Settings { get; }

    /// <summary>
    /// The setting (combination of parameter values) with which the page compares the others: the first combination of policy values (levers) in the file. In
    /// an experiment without levers, it stands for the mean over all combinations, or for the only one.
    /// </summary>
    public Setting Reference { get; }

    /// <summary>The settings (combinations of parameter values) that the page compares with the reference setting.</summary>
    public IEnumerable<Setting> Compared => Settings.Where(setting => setting != Reference);

    /// <summary>The runs of the experiment that are done.</summary>
    public IEnumerable<RunRow> Runs => _runs.Values;

    /// <summary>The number of runs of the experiment that are done.</summary>
    public int Done => _runs.Count;

    /// <summary>The date of the last tick (step of simulated time) of the runs, the last on which a measure is read.</summary>
    public DateOnly End => _dates.DateOf(_dates.Ticks);

    /// <summary>
    /// Returns the values of a measure for each of its dates: several for a series, otherwise one. A series is read from its file in parts while the caller
    /// takes them, so that a long one does not fill the memory.
    /// </summary>
    public IEnumerable<DatedValues> Of(AskedMeasure measure) =>
        measure.IsSeries ? Parts(measure).SelectMany(dates => SeriesOf(measure, dates)) : [ScalarOf(measure)];

    /// <summary>Returns the values of a measure on its last date; null if there are none.</summary>
    public DatedValues? LastOf(AskedMeasure measure)
    {
        if (_last?.Measure != measure)
        {
            _last = (
                measure,
                measure.IsSeries
                    ? Parts(measure).Reverse().Select(dates => SeriesOf(measure, dates).LastOrDefault()).FirstOrDefault(values => values is not null)
                    : ScalarOf(measure)
            );
        }

        return _last.Value.Values;
    }

    /// <summary>Returns the differences of all settings (combinations of parameter values) to the reference setting, on the last date of a measure.</summary>
    public ImmutableArray<SettingDifference> DifferencesOf(AskedMeasure measure) =>
        LastOf(measure) is { } last ? [.. Compared.Select(setting => SettingDifference.Of(last, Reference, setting)).OfType<SettingDifference>()] : [];

    /// <summary>Splits the dates on which a measure is recorded into parts, in order, so that the values of one part fit into memory.</summary>
    private IEnumerable<DateOnly[]> Parts(AskedMeasure measure) =>
        _dates.Of(measure).Select(_dates.DateOf).Chunk(Math.Max(1, _mostValues / Math.Max(1, _runs.Count)));

    /// <summary>Returns a row of <c>results.csv</c> with its numbers only: texts take most of the memory of a row, and the page does not show them.</summary>
    private static RunRow WithoutTexts(RunRow row) => row with { Parameters = [], Digest = "", Error = "", Command = "" };

    private DatedValues ScalarOf(AskedMeasure measure)
    {
        var (values, index) = (new DatedValues(_dates.DateOf(_dates.Of(measure)[0])), _experiment.Scalars.ToList().IndexOf(measure));
        foreach (var row in _runs.Values.Where(row => row.Values[index] is not null))
        {
            var (setting, sample) = _points[row.Key.Point];
            values.Add(setting, sample, row.Key.Seed, row.Values[index]!.Value);
        }

        return values;
    }

    /// <summary>
    /// Reads the values of a measure on some dates from <c>series.csv</c>. A run that is still being written has no row in <c>results.csv</c>, so that its
    /// values are skipped.
    /// </summary>
    private ImmutableArray<DatedValues> SeriesOf(AskedMeasure measure, DateOnly[] wanted)
    {
        var dates = new SortedDictionary<DateOnly, DatedValues>();
        var days = wanted.Select(Names.Date).ToHashSet(StringComparer.Ordinal);
        var path = Path.Combine(_folder, SeriesFile.FileName);
        foreach (var line in File.Exists(path) ? File.ReadLines(path) : [])
        {
            if (
                line.Split(',') is [var point, var seed, var day, var name, { Length: > 0 } value]
                && name == measure.SeriesName
                && days.Contains(day)
                && SeriesFile.KeyOf(point, seed) is { } key
                && _runs.ContainsKey(key)
            )
            {
                var date = DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
                if (!dates.TryGetValue(date, out var values))
                {
                    dates[date] = values = new DatedValues(date);
                }

                var (setting, sample) = _points[key.Point];
                values.Add(setting, sample, key.Seed, double.Parse(value, NumberStyles.Float, CultureInfo.InvariantCulture));
            }
        }

        return [.. dates.Values];
    }
}
