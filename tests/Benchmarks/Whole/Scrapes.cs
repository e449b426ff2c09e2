using MathNet.Numerics.Statistics;

namespace AdoptionSim.Benchmarks.Whole;

/// <summary>
/// Measures how long a metrics page takes while the baseline runs 1:1, and how much reading it slows the run, in turn with runs that nobody reads.
/// </summary>
internal static class Scrapes
{
    private const int Repetitions = 3;
    private const int Port = 19464;

    public static async Task Measure()
    {
        var (alone, read) = (new List<ClientRun>(), new List<ClientRun>());
        using var reader = new PageReader(new Uri($"http://127.0.0.1:{Port}/metrics"));
        for (var repetition = 0; repetition < Repetitions; repetition++)
        {
            alone.Add(ClientRun.Of());
            read.Add(await reader.While(() => ClientRun.Of("--metrics-port", $"{Port}")));
        }

        MarkdownTable.Header(
            $"baseline 1:1, read {PageReader.ReadingsASecond} times a second",
            "a reading, ms: median",
            "95 of 100 within",
            "characters",
            "processor time, s: alone",
            "read",
            "read every second it would take times"
        );
        MarkdownTable.Row(
            $"{reader.Times.Count} readings, {Repetitions} runs each",
            MarkdownTable.Number(reader.Times.Median(), 1),
            MarkdownTable.Number(reader.Times.Quantile(0.95), 1),
            MarkdownTable.Number(reader.Characters, 0),
            Seconds(alone),
            Seconds(read),
            MarkdownTable.Number(1 + (((Median(read) / Median(alone)) - 1) / PageReader.ReadingsASecond), 4)
        );
    }

    private static double Median(IEnumerable<ClientRun> runs) => runs.Select(run => run.Processor.TotalSeconds).Median();

    private static string Seconds(IEnumerable<ClientRun> runs) => string.Join(", ", runs.Select(run => MarkdownTable.Number(run.Processor.TotalSeconds, 1)));
}
