using System.Globalization;
using AdoptionSim.Client.Results;
using AdoptionSim.Client.Tables;
using AdoptionSim.Nations.Measures;
using BenchmarkDotNet.Attributes;
using nietras.SeparatedValues;

namespace AdoptionSim.Benchmarks.Micro;

/// <summary>
/// Measures milliseconds to write a table with the columns of <c>districts.csv</c>, with the client's own writer and with the library Sep. Both write the
/// same bytes.
/// </summary>
[MemoryDiagnoser]
public class CsvBenchmarks
{
    private const int Districts = 200;
    private const int Dates = 50;
    private const int Numbers = 1024;

    private static readonly string[] Counts = [.. Measures.All.Select(measure => Measures.Of(measure).Name)];
    private static readonly string[] Shares = [.. AllRatios.Declared.Where(each => each.Ratio.IsColumn).Select(each => each.Ratio.Name)];
    private static readonly string[] Columns = ["date", "province", "district", "name", "people", "people_15_plus", .. Counts, .. Shares];
    private static readonly string[] Keys =
    [
        .. Enumerable.Range(0, Districts).Select(number => string.Create(CultureInfo.InvariantCulture, $"IS-A.{number:D2}")),
    ];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("adoptsim-csv-");
    private readonly long[] _counts = new long[Numbers];
    private readonly double?[] _shares = new double?[Numbers];

    [GlobalSetup]
    public void Prepare()
    {
        // Many counts of a district are 0, the others have 1 to 6 digits; some shares are missing.
        var state = 1u;
        for (var index = 0; index < Numbers; index++)
        {
            state = (state * 1_664_525) + 1_013_904_223;
            _counts[index] = (state >> 28) < 4 ? 0 : (state >> 8) % (long)Math.Pow(10, 1 + ((state >> 24) % 6));
            _shares[index] = (state >> 28) == 15 ? null : (state >> 8) / (double)(1 << 20);
        }

        OwnWriter();
        var own = File.ReadAllBytes(Path.Combine(_folder.FullName, "own.csv"));
        Sep();
        if (!own.AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(_folder.FullName, "sep.csv"))))
        {
            throw new InvalidOperationException("The two writers wrote different bytes.");
        }
    }

    [GlobalCleanup]
    public void Remove() => _folder.Delete(recursive: true);

    [Benchmark(Baseline = true)]
    public void OwnWriter()
    {
        using var file = new ResultFile(Path.Combine(_folder.FullName, "own.csv"));
        var table = new CsvTable(file, Columns);
        for (var row = 0; row < Dates * Districts; row++)
        {
            table.Date(Date(row));
            table.Text("IS-A");
            table.Text(Keys[row % Districts]);
            table.Text("Harbour");
            table.Integer(Count(row));
            table.Integer(Count(row + 1));
            for (var column = 0; column < Counts.Length; column++)
            {
                table.Integer(Count(row + column));
            }

            for (var column = 0; column < Shares.Length; column++)
            {
                table.Rounded(_shares[(row + column) % Numbers]);
            }

            table.EndRow();
        }

        file.Complete();
        file.Publish(replaces: true);
    }

    [Benchmark]
    public void Sep()
    {
        using var stream = new FileStream(Path.Combine(_folder.FullName, "sep.csv"), FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 1 << 16);
        using (
            var writer = new Sep(',').Writer(options => options with { Escape = true, CultureInfo = CultureInfo.InvariantCulture }).To(stream, leaveOpen: true)
        )
        {
            writer.Header.Add(Columns);
            for (var number = 0; number < Dates * Districts; number++)
            {
                using var row = writer.NewRow();
                row[0].Set($"{Date(number):yyyy-MM-dd}");
                row[1].Set(CsvCell.Neutral("IS-A"));
                row[2].Set(CsvCell.Neutral(Keys[number % Districts]));
                row[3].Set(CsvCell.Neutral("Harbour"));
                row[4].Format(Count(number));
                row[5].Format(Count(number + 1));
                var at = 6;
                for (var column = 0; column < Counts.Length; column++)
                {
                    row[at++].Format(Count(number + column));
                }

                for (var column = 0; column < Shares.Length; column++)
                {
                    if (_shares[(number + column) % Numbers] is { } share)
                    {
                        row[at++].Set($"{share:F4}");
                    }
                    else
                    {
                        row[at++].Set("");
                    }
                }
            }
        }

        stream.Flush(flushToDisk: true);
    }

    private static DateOnly Date(int row) => new DateOnly(2008, 12, 15).AddDays(7 * (row / Districts));

    private long Count(int index) => _counts[index % Numbers];
}
