using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using AdoptionSim.Client.Tests.Support;
using AdoptionSim.Tests.Support.Limits;

namespace AdoptionSim.Client.Tests.Experiments;

/// <summary>Tests the examples in Python and R of the page on experiments: Python runs, of R only the columns are checked.</summary>
public sealed partial class BridgeTests : IDisposable
{
    private const string Lever = "market.handset_price_factor";
    private const string Weight = "adoption.social_weight";

    private static readonly string Page = File.ReadAllText(WorkingCopy.PathTo("client", "EXPERIMENTS.md"));

    /// <summary>The experiment of the page with fewer points and seeds.</summary>
    private static readonly string Price = Blocks("yaml")[0]
        .Replace("count: 16", "count: 2", StringComparison.Ordinal)
        .Replace("points: 40", "points: 6", StringComparison.Ordinal);

    private readonly Cli _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact(Timeout = TestLimit.MaximumMilliseconds)]
    public async Task Python_edits_a_design_and_reads_the_results()
    {
        var python = Needs.Python.Require();
        await DesignAsync();
        var points = CsvText.Read(_cli.PathTo("design.csv"));

        await RunAsync(python, Blocks("python")[0]);
        var edited = CsvText.Read(_cli.PathTo("design.csv"));
        await ExperimentAsync();
        var output = await RunAsync(python, Blocks("python")[1]);

        Assert.Equal(points.Where(row => row.Number("adoption.social_weight") < 3), edited[..^2]);
        Assert.Equal([("13", "1", "2"), ("14", "0.8", "2")], edited[^2..].Select(row => (row["point"], row[Lever], row[Weight])));
        var gains = GainsByHand();
        Assert.Equal(2 * edited.Count / 2, gains.Length);
        Assert.Equal(
            [gains.Average(), gains.Min(), gains.Max()],
            Numbers().Matches(output).Select(number => double.Parse(number.Value, CultureInfo.InvariantCulture)),
            (expected, actual) => Math.Abs(expected - actual) < 1e-6
        );
    }

    [Fact]
    public async Task The_columns_that_R_names_exist()
    {
        await DesignAsync();
        await File.WriteAllTextAsync(_cli.PathTo("design.csv"), string.Join('\n', (await File.ReadAllLinesAsync(_cli.PathTo("design.csv")))[..2]) + "\n");
        await ExperimentAsync();
        var columns = Columns("design.csv").Union(Columns("experiments", "price", "results.csv")).ToArray();
        var named = Blocks("r").SelectMany(block => RNames().Matches(RTexts().Replace(block, ""))).Select(name => name.Value).ToHashSet();

        Assert.Equal(
            ["adoption.social_weight", "market.handset_price_factor", "point", "seed", "status", "subscribers_end"],
            columns.Where(named.Contains).Order(StringComparer.Ordinal)
        );
        Assert.Empty(named.Where(name => name.Contains('.', StringComparison.Ordinal) || name.Contains("_end", StringComparison.Ordinal)).Except(columns));
    }

    private static string[] Blocks(string language) =>
        [.. Fences().Matches(Page).Where(block => block.Groups["language"].Value == language).Select(block => block.Groups["text"].Value)];

    private string[] Columns(params string[] file) => File.ReadLines(_cli.PathTo(file)).First().Split(',');

    private async Task DesignAsync()
    {
        await File.WriteAllTextAsync(_cli.PathTo("price.yaml"), Price);
        await DoneAsync("experiment", "design", _cli.PathTo("price.yaml"), "--out", "design.csv");
    }

    private async Task ExperimentAsync()
    {
        await File.WriteAllTextAsync(_cli.PathTo("price.yaml"), Design().Replace(Price, "design: { file: design.csv }"));
        await DoneAsync("experiment", "run", _cli.PathTo("price.yaml"), "--quiet");
    }

    private async Task DoneAsync(params string[] arguments)
    {
        var result = await _cli.InvokeAsync(arguments);
        Assert.True(result.Status == ExitStatus.Done, result.Error);
    }

    private double[] GainsByHand()
    {
        var rows = CsvText.Read(_cli.PathTo("experiments", "price", "results.csv")).ToLookup(row => row[Lever]);
        return
        [
            .. from one in rows["1"]
            join other in rows["0.8"] on (one["seed"], one[Weight]) equals (other["seed"], other[Weight])
            select other.Number("subscribers_end") - one.Number("subscribers_end"),
        ];
    }

    private async Task<string> RunAsync(string python, string text)
    {
        using var process = Process.Start(
            new ProcessStartInfo(python, ["-c", text])
            {
                WorkingDirectory = _cli.Folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await error);
        return await output;
    }

    [GeneratedRegex("^```(?<language>[a-z]+)\n(?<text>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fences();

    [GeneratedRegex("^design: .*$", RegexOptions.Multiline)]
    private static partial Regex Design();

    [GeneratedRegex(@"-?\d+(\.\d+)?(e[+-]?\d+)?")]
    private static partial Regex Numbers();

    [GeneratedRegex("\"[^\"]*\"")]
    private static partial Regex RTexts();

    [GeneratedRegex(@"[A-Za-z][\w.]*")]
    private static partial Regex RNames();
}
