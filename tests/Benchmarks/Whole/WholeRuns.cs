using MathNet.Numerics.Statistics;

namespace AdoptionSim.Benchmarks.Whole;

/// <summary>Measures whole runs of the client's executable.</summary>
internal static class WholeRuns
{
    private const int Repetitions = 3;
    private const int FirstTicks = 5;
    private const double GiB = 1L << 30;

    /// <summary>Measures the baseline, 1:1, in resident delivery: the first run in the README.</summary>
    public static Task Baseline()
    {
        Header();
        var runs = Repeat(Repetitions, "baseline, 1:1");
        Row("median of the above", runs);
        return Task.CompletedTask;
    }

    /// <summary>Compares a run with ten simulated citizens per real one with a 1:1 run.</summary>
    public static Task TenFold()
    {
        Header();
        var one = Repeat(1, "baseline, 1:1");
        var ten = Repeat(1, "baseline, --scale 10", "--scale", "10");
        Console.WriteLine($"{Environment.NewLine}Ten-fold takes {MarkdownTable.Number(ten[0].Wall / one[0].Wall, 2)} times as long.");
        return Task.CompletedTask;
    }

    /// <summary>Compares the baseline with checkpoints at the default interval with the baseline without them, in turn.</summary>
    public static Task Checkpoints()
    {
        var (without, with) = InTurn(("not stored", []), ("stored every 10 s", ["--checkpoint-seconds", "10"]));
        Console.WriteLine(
            $"{Environment.NewLine}Stored, it takes {MarkdownTable.Number(Processor(with) / Processor(without), 3)} times the processor time and "
                + $"{MarkdownTable.Number(Wall(with) / Wall(without), 3)} times the time."
        );
        return Task.CompletedTask;
    }

    /// <summary>Compares the baseline on three silos of one process with one silo, in turn.</summary>
    public static Task Silos()
    {
        var (one, three) = InTurn(("1 silo", []), ("3 silos", ["--silos", "3"]));
        var bytes = three[0].Manifest.GetProperty("crossSiloBytes").GetInt64();
        var ticks = three[0].Manifest.GetProperty("ticks").GetInt32();
        Console.WriteLine(
            $"{Environment.NewLine}Three take {MarkdownTable.Number(Processor(three) / Processor(one), 3)} times the processor time of one; "
                + $"{MarkdownTable.Number(bytes / 1e6, 1)} MB crossed in {ticks} ticks."
        );
        return Task.CompletedTask;
    }

    /// <summary>Measures the time from the start of the process to the end of the first tick, at a hundredth of the nation.</summary>
    public static Task FirstTick()
    {
        MarkdownTable.Header("--scale 0.01", "first tick, s", "whole run, s");
        var runs = Enumerable.Range(0, FirstTicks).Select(_ => ClientRun.Of("--scale", "0.01")).ToList();
        foreach (var run in runs)
        {
            FirstTickRow("run", FirstTickOf(run), run.Wall.TotalSeconds);
        }

        FirstTickRow("median", runs.Select(FirstTickOf).Median(), runs.Select(run => run.Wall.TotalSeconds).Median());
        return Task.CompletedTask;
    }

    private static (List<ClientRun> One, List<ClientRun> Other) InTurn((string Name, string[] Options) one, (string Name, string[] Options) other)
    {
        Header();
        var (ones, others) = (new List<ClientRun>(), new List<ClientRun>());
        for (var time = 0; time < Repetitions; time++)
        {
            ones.AddRange(Repeat(1, one.Name, one.Options));
            others.AddRange(Repeat(1, other.Name, other.Options));
        }

        return (ones, others);
    }

    private static double Processor(List<ClientRun> runs) => runs.Select(run => run.Processor.TotalSeconds).Median();

    private static double Wall(List<ClientRun> runs) => runs.Select(run => run.Wall.TotalSeconds).Median();

    private static double FirstTickOf(ClientRun run) => run.Manifest.GetProperty("firstTickSeconds").GetDouble();

    private static void FirstTickRow(string name, double first, double whole) =>
        MarkdownTable.Row(name, MarkdownTable.Number(first, 2), MarkdownTable.Number(whole, 2));

    private static List<ClientRun> Repeat(int times, string name, params string[] options)
    {
        var runs = new List<ClientRun>();
        for (var time = 0; time < times; time++)
        {
            runs.Add(ClientRun.Of(options));
            Row(name, runs[^1..]);
        }

        return runs;
    }

    private static void Header() => MarkdownTable.Header("run", "wall, s", "processor, s", "peak working set, GiB", "citizen-ticks a second, million");

    private static void Row(string name, List<ClientRun> runs) =>
        MarkdownTable.Row(
            name,
            MarkdownTable.Number(runs.Select(run => run.Wall.TotalSeconds).Median(), 1),
            MarkdownTable.Number(runs.Select(run => run.Processor.TotalSeconds).Median(), 1),
            MarkdownTable.Number(runs.Select(run => run.PeakBytes / GiB).Median(), 2),
            MarkdownTable.Number(runs.Select(run => run.Manifest.GetProperty("citizenTicksPerSecond").GetDouble() / 1e6).Median(), 0)
        );
}
