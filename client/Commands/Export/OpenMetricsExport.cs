using System.Text;
using AdoptionSim.Client.Results;
using AdoptionSim.Contracts.Telemetry;

namespace AdoptionSim.Client.Commands.Export;

/// <summary>
/// Converts the results of runs to OpenMetrics text, which Prometheus can load. The text is ordered by metric, but results by date, so each run is read in turn
/// into a temporary file with a section for each metric. Memory never holds more than one run, summed by province and settlement type.
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

    /// <summary>Writes the OpenMetrics text to a file, which gets its name only when it is complete.</summary>
    /// <exception cref="ResultsException">The file cannot be written.</exception>
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
        foreach (
            var metric in new PlaceSeries(history)
                .All()
                .Concat(new ServiceSeries(history).All())
                .Concat(new GroupSeries(history).All())
                .Concat(new RunSeries(history).All())
                .GroupBy(series => series.Metric)
        )
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
