using AdoptionSim.Client.Experiments.Files;
using AdoptionSim.Client.Results;

namespace AdoptionSim.Client.Experiments.Execution;

/// <summary>
/// Writes and reads the results of an experiment on disk: <c>results.csv</c> and, if measures are recorded on several dates, <c>series.csv</c>.
/// </summary>
internal sealed class ExperimentRecords : IRunRecords, IDisposable
{
    private readonly AppendedFile _results;
    private readonly AppendedFile? _series;
    private readonly HashSet<RunKey> _ended = [];
    private int? _modelVersion;

    /// <summary>Opens the result files of an experiment, and creates those that do not exist. Incomplete lines of a killed process are dropped.</summary>
    /// <param name="retries">True to forget runs that failed, so that they are run again.</param>
    /// <exception cref="ResultsException">A file cannot be written.</exception>
    /// <exception cref="AdoptionSim.Nations.Files.BadFileException">A file is damaged.</exception>
    public ExperimentRecords(string folder, Experiment experiment, bool retries = false)
    {
        var columns = ResultsColumns.Of(experiment);
        var path = Path.Combine(folder, ResultsColumns.FileName);
        _results = new AppendedFile(path, columns.Header);
        foreach (var row in columns.Read(path).Where(row => row.IsDone || !retries))
        {
            Count(row);
        }

        if (experiment.Series.Any())
        {
            var series = Path.Combine(folder, SeriesFile.FileName);
            new AppendedFile(series, SeriesFile.Header).Dispose();
            SeriesFile.Sort(series, _ended);
            _series = new AppendedFile(series, SeriesFile.Header);
        }
    }

    /// <summary>The runs of the experiment that have ended, done or failed.</summary>
    public IReadOnlySet<RunKey> Ended => _ended;

    public int Done { get; private set; }

    public int Failed { get; private set; }

    /// <summary>A text that says which run failed first, and why; null if no run failed.</summary>
    public string? FirstFailure { get; private set; }

    /// <summary>Returns a text with the point (combination of parameter values) and the seed of a run that failed, and the error.</summary>
    public static string FailureOf(RunRow row) => $"point {row.Key.Point}, seed {row.Key.Seed}: {row.Error}";

    /// <summary>The version of the model that all runs have; null before the first run has ended.</summary>
    public int? ModelVersion => _modelVersion;

    /// <summary>
    /// Appends a run that has ended to the files: first its dated values, then its row, so that the row proves that the dated values are complete.
    /// </summary>
    /// <exception cref="RefusedException">The run has another model version than the earlier ones.</exception>
    public void Add(RunResult result)
    {
        if (result.Row.ModelVersion is { } version && _modelVersion is { } known && version != known)
        {
            throw new RefusedException(
                $"The silos have model version {version}, the runs so far have {known}; expected silos of version {known}, or a new experiment. "
                    + "Nothing was added."
            );
        }

        if (_series is not null && result.Series.Length > 0)
        {
            _series.Append(SeriesFile.Lines(result));
        }

        _results.Append(ResultsColumns.Line(result.Row));
        Count(result.Row);
    }

    public void Dispose()
    {
        _results.Dispose();
        _series?.Dispose();
    }

    private void Count(RunRow row)
    {
        _ended.Add(row.Key);
        _modelVersion ??= row.ModelVersion;
        if (row.IsDone)
        {
            Done++;
            return;
        }

        Failed++;
        FirstFailure ??= FailureOf(row);
    }
}
