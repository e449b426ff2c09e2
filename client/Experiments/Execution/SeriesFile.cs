using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using AdoptionSim.Client.Results;
using AdoptionSim.Nations.Files;

namespace AdoptionSim.Client.Experiments.Execution;

/// <summary>
/// The file <c>series.csv</c> of an experiment: the measures that are recorded on several dates, one row for each run, date and measure. The rows of a run are
/// written before its row of <c>results.csv</c>, so that they are complete if that row exists.
/// </summary>
internal static class SeriesFile
{
    public const string FileName = "series.csv";

    /// <summary>The columns of <c>series.csv</c> in order, each with its meaning.</summary>
    public static ImmutableArray<ExplainedColumn> Meanings { get; } =
    [
        new("point", "number of the point"),
        new("seed", "seed of the run"),
        new("date", "day on which the row of the run holds"),
        new("measure", "the measure without its dates: `subscribers@monthly` is `subscribers`"),
        new("value", "its value; empty if it does not exist"),
    ];

    public static string Header { get; } = string.Join(',', Meanings.Select(column => column.Name));

    /// <summary>Returns the dated values of a run as lines of <c>series.csv</c>.</summary>
    public static string Lines(RunResult result)
    {
        var (key, lines) = (result.Row.Key, new StringBuilder());
        foreach (var (date, measure, value) in result.Series)
        {
            lines.Append(CultureInfo.InvariantCulture, $"{key.Point},{key.Seed},{Names.Date(date)},{measure},{value}\n");
        }

        return lines.ToString();
    }

    /// <summary>
    /// Rewrites <c>series.csv</c> with the rows of finished runs only, in order of point (combination of parameter values) and seed. Until then, they are in
    /// the order in which the runs ended.
    /// </summary>
    /// <param name="finished">The runs that have a row in <c>results.csv</c>.</param>
    /// <exception cref="ResultsException">The file cannot be written.</exception>
    public static void Sort(string path, IReadOnlySet<RunKey> finished)
    {
        try
        {
            var ordered = new SortedDictionary<RunKey, (long From, long To)>(Blocks(path).Where(block => finished.Contains(block.Key)).ToDictionary());
            var sorted = path + ResultFile.TemporarySuffix;
            using (var source = File.OpenRead(path))
            using (var target = new FileStream(sorted, FileMode.Create, FileAccess.Write))
            {
                target.Write(Encoding.UTF8.GetBytes(Header + "\n"));
                foreach (var (from, to) in ordered.Values)
                {
                    Copy(source, from, to, target);
                }

                target.Flush(flushToDisk: true);
            }

            File.Move(sorted, path, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ResultsException($"{path}: cannot be written: {error.Message}", error);
        }
    }

    /// <summary>Returns where in the file, in bytes, the rows of each run begin and end. If a run was written twice, its last rows count.</summary>
    private static Dictionary<RunKey, (long From, long To)> Blocks(string path)
    {
        var blocks = new Dictionary<RunKey, (long From, long To)>();
        var (at, last) = (0L, default(RunKey?));
        foreach (var line in File.ReadLines(path))
        {
            // All fields are ASCII.
            var to = at + line.Length + 1;
            if (at > 0 && KeyOf(line) is { } key)
            {
                blocks[key] = (key == last ? blocks[key].From : at, to);
                last = key;
            }

            at = to;
        }

        return blocks;
    }

    private static RunKey? KeyOf(string line) => line.Split(',', 3) is [var point, var seed, _] ? KeyOf(point, seed) : null;

    /// <summary>Returns the key (point and seed) of the run to which a line of <c>series.csv</c> belongs; null if a field is not a whole number.</summary>
    /// <param name="point">The line's field with the number of the point.</param>
    /// <param name="seed">The line's field with the seed.</param>
    public static RunKey? KeyOf(string point, string seed) =>
        int.TryParse(point, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && ulong.TryParse(seed, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? new RunKey(number, value)
            : null;

    private static void Copy(FileStream source, long from, long to, FileStream target)
    {
        var block = new byte[1 << 16];
        source.Position = from;
        for (var left = to - from; left > 0; )
        {
            var read = source.Read(block, 0, (int)Math.Min(left, block.Length));
            target.Write(block, 0, read);
            left -= read;
        }
    }
}
