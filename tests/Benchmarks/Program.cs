using AdoptionSim.Benchmarks.Messages;
using AdoptionSim.Benchmarks.Micro;
using AdoptionSim.Benchmarks.Whole;
using AdoptionSim.Benchmarks.Wish;

namespace AdoptionSim.Benchmarks;

/// <summary>Runs the benchmarks behind <c>tests/Benchmarks/README.md</c>. Each argument selects one, which prints one Markdown table.</summary>
internal static class Program
{
    private static readonly SortedDictionary<string, Func<Task>> Measurements = new(StringComparer.Ordinal)
    {
        ["activations"] = ActivationMemory.Measure,
        ["baseline"] = WholeRuns.Baseline,
        ["checkpoints"] = WholeRuns.Checkpoints,
        ["csv"] = MicroBenchmarks.Csv,
        ["experiment"] = ExperimentRuns.Measure,
        ["experiment-short"] = ExperimentRuns.MeasureShort,
        ["firsttick"] = WholeRuns.FirstTick,
        ["message"] = MessageRate.Measure,
        ["micro"] = MicroBenchmarks.Run,
        ["scrape"] = Scrapes.Measure,
        ["silos"] = WholeRuns.Silos,
        ["tenfold"] = WholeRuns.TenFold,
        ["wish"] = WishPhase.Measure,
    };

    private static async Task<int> Main(string[] arguments)
    {
        if (arguments is not [var name] || !Measurements.TryGetValue(name, out var measure))
        {
            await Console.Error.WriteLineAsync($"Say which measurement: {string.Join(", ", Measurements.Keys)}.");
            return 2;
        }

        await Console.Out.WriteLineAsync(Machine.Description + Environment.NewLine);
        await measure();
        return 0;
    }
}
