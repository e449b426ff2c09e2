using System.Text;
using AdoptionSim.Client.Results;
using AdoptionSim.Contracts.Telemetry;

namespace AdoptionSim.Client.Exporting;

/// <summary>
/// Runs as OpenMetrics text. The format wants all samples of a metric together, those of one set of tags in order of time; results come
/// date by date and run by run. So one run after the other is read and set down in a temporary file, metric by metric; what is in memory is
/// never more than one run by provinces and kinds of places.
/// </summary>
internal sealed class OpenMetricsExport : IDisposable
{
    private readonly Spool _spool = new();

    /// <exception cref="AdoptionSim.Nations.Files.BadFileException">A run's results are missing or damaged.</exception>
    public static OpenMetricsExport Of(IEnumerable<ExportedRun> runs)
    {
        var export = new OpenMetricsExport();
        try
        {
            foreach (var run in runs)
            {
                export.Take(HistoryReader.Read(run));
            }

            return export;
        }
        catch
        {
            export.Dispose();
            throw;
        }
    }

    /// <summary>To a file that has its name once it is whole.</summary>
    /// <exception cref="ResultsException">It cannot be written.</exception>
    public void CopyTo(string path)
    {
        using var file = new ResultFile(path);
        CopyTo(bytes => file.Write(bytes));
        file.Complete();
        file.Publish();
    }

    public void CopyTo(TextWriter writer)
    {
        var (decoder, characters) = (Encoding.UTF8.GetDecoder(), new char[Spool.Block]);
        CopyTo(bytes => writer.Write(characters, 0, decoder.GetChars(bytes, characters, flush: false)));
        writer.Flush();
    }

    public void Dispose() => _spool.Dispose();

    private void Take(RunHistory history)
    {
        foreach (var metric in new PlaceSeries(history).All().Concat(new ServiceSeries(history).All()).Concat(new RunSeries(history).All()).GroupBy(series => series.Metric))
        {
            using var section = _spool.Section(metric.Key.Name);
            foreach (var series in metric)
            {
                OpenMetricsText.Write(section, series);
            }
        }
    }

    private void CopyTo(Spool.Take take)
    {
        foreach (var metric in Vocabulary.All.Where(metric => _spool.Has(metric.Name)))
        {
            take(Encoding.UTF8.GetBytes(OpenMetricsText.Head(metric)));
            _spool.CopyTo(metric.Name, take);
        }

        take(Encoding.UTF8.GetBytes(OpenMetricsText.End));
    }
}
