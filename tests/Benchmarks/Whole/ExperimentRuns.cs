using System.Diagnostics;
using AdoptionSim.Model.Setup;
using AdoptionSim.Nations.Files;
using AdoptionSim.Rules.Tests.Support;

namespace AdoptionSim.Benchmarks.Whole;

/// <summary>
/// Compares an experiment of many small runs in one process with the ticks of these runs alone: the bare model, without silo, client and the making of people.
/// </summary>
internal static class ExperimentRuns
{
    private const double Scale = 0.01;
    private const int Week = 7;
    private const int Samples = 4;

    /// <summary>Measures 100 runs of the whole baseline.</summary>
    public static Task Measure() => Measure(100, until: null);

    /// <summary>Measures 20 runs to the middle of 2010.</summary>
    public static Task MeasureShort() => Measure(20, new DateOnly(2010, 6, 30));

    private static async Task Measure(int runs, DateOnly? until)
    {
        var ticks = await TicksAlone(until);
        var experiment = Experiment(runs, until);
        MarkdownTable.Header(
            $"{runs} runs, --scale 0.01{(until is { } end ? $", to {end:yyyy-MM-dd}" : "")}",
            "wall, s",
            "processor, s",
            "ticks alone, s",
            "ratio",
            "processors busy",
            "runs an hour",
            "peak working set, GiB"
        );
        MarkdownTable.Row(
            "experiment in one process",
            MarkdownTable.Number(experiment.Wall.TotalSeconds, 1),
            MarkdownTable.Number(experiment.Processor.TotalSeconds, 1),
            MarkdownTable.Number(runs * ticks, 1),
            MarkdownTable.Number(experiment.Processor.TotalSeconds / (runs * ticks), 2),
            $"{MarkdownTable.Number(100 * experiment.Processor / (experiment.Wall * Environment.ProcessorCount), 0)} %",
            MarkdownTable.Number(runs / experiment.Wall.TotalHours, 0),
            MarkdownTable.Number(experiment.PeakBytes / (double)(1L << 30), 2)
        );
    }

    private static ClientRun Experiment(int runs, DateOnly? until)
    {
        var folder = Directory.CreateTempSubdirectory("adoptsim-benchmark-");
        try
        {
            File.WriteAllText(
                Path.Combine(folder.FullName, "benchmark.yaml"),
                $$"""
                question: How much does an experiment cost?
                scale: 0.01
                {{(until is { } end ? $"end: {end:yyyy-MM-dd}" : "")}}
                seeds: { count: {{runs}} }
                measures: [subscribers@end, capital_share@end, gini_districts@end, calls@end]

                """
            );
            return ClientRun.In(folder, ["experiment", "run", "benchmark.yaml", "--json", "--quiet"]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Returns the processor time of the ticks of a run in seconds: the mean of several seeds, after one to warm up.</summary>
    private static async Task<double> TicksAlone(DateOnly? until)
    {
        var question = Question.Load();
        var scenario = until is { } end ? question.Scenario with { Until = end } : question.Scenario;
        using var process = Process.GetCurrentProcess();
        var sum = TimeSpan.Zero;
        for (var seed = 0UL; seed <= Samples; seed++)
        {
            var run = new LocalRun(new RunSetup(question.Nation, scenario, seed, Scale, Week));
            process.Refresh();
            var before = process.TotalProcessorTime;
            await run.ToEnd();
            process.Refresh();
            sum += seed > 0 ? process.TotalProcessorTime - before : TimeSpan.Zero;
        }

        return sum.TotalSeconds / Samples;
    }
}
