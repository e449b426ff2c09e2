using System.Diagnostics;
using System.Text.Json;
using AdoptionSim.Client.Tests.Support;
using AdoptionSim.Tests.Support.Limits;

namespace AdoptionSim.Client.Tests.Experiments;

/// <summary>Experiments of the real program, with real runs.</summary>
public sealed class RealExperimentTests : IDisposable
{
    private const string Experiment = """
        question: Would a cheaper handset have brought more lines by 2001?
        base: islandia
        scale: 0.2
        end: 2001-03-31
        seeds: { count: 4 }
        levers:
          market.handset_price_factor: [1, 0.8]
        uncertain:
          adoption.social_weight: { from: 1, to: 4, log: true }
        design: { kind: sobol, points: 4, seed: 7 }
        measures: [subscribers@end, gini_districts@end, calls@end, owners/income=1@end, subscribers@monthly]

        """;

    private static readonly string[] Files = ["summary.csv", "series.csv", "design.csv"];

    private readonly string _folder = Directory.CreateTempSubdirectory("adoptsim-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact(Timeout = TestLimit.MaximumMilliseconds)]
    public async Task The_command_of_a_row_repeats_its_digest()
    {
        await Done("experiment", "run", await FileAsync("small"), "--quiet");
        var row = CsvText.Read(PathTo("experiments", "small", "results.csv")).Single(each => each["point"] == "7" && each["seed"] == "3");

        var words = row["command"].Split(' ');
        Assert.Equal("adoptsim", words[0]);
        var repeated = JsonDocument.Parse(await Done([.. words[1..], "--name", "again", "--json", "--quiet"])).RootElement;

        Assert.Equal(row["digest"], repeated.GetProperty("digest").GetString());
        var last = CsvText.Read(PathTo("runs", "again", "national.csv"))[^1];
        Assert.Equal(last["subscribers"], row["subscribers_end"]);
        var strata = CsvText.Read(PathTo("runs", "again", "strata.csv"));
        var poorest = strata.Last(each => each["place"] == "nation" && each["dimension"] == "income" && each["group"] == "1");
        Assert.Equal(poorest.Number("owners") / 0.2, row.Number("owners_income_1_end"), 9);
    }

    [Fact(Timeout = TestLimit.MaximumMilliseconds)]
    public async Task Killed_experiment_loses_at_most_the_runs_in_flight()
    {
        var file = await FileAsync("killed");
        await KillAfterAsync(rows: 3, "run", file, "--quiet");
        var kept = await File.ReadAllLinesAsync(Results("killed"));
        await KillAfterAsync(rows: 9, "resume", "killed", "--quiet");
        await Done("experiment", "resume", "killed", "--quiet");

        await Done("experiment", "run", file, "--name", "whole", "--quiet");

        Assert.InRange(kept.Length, 4, 33);
        Assert.Equal(kept, (await File.ReadAllLinesAsync(Results("killed")))[..kept.Length]);
        foreach (var each in Files)
        {
            Assert.Equal(
                await File.ReadAllLinesAsync(PathTo("experiments", "whole", each)),
                await File.ReadAllLinesAsync(PathTo("experiments", "killed", each))
            );
        }

        Assert.Equal(Digests("whole"), Digests("killed"));
    }

    [Fact(Timeout = TestLimit.MaximumMilliseconds)]
    public async Task Interrupt_keeps_finished_runs_and_explains_how_to_resume()
    {
        using var process = RealProgram.Start(_folder, "experiment", "run", await FileAsync("stopped"), "--quiet");
        await UntilLinesAsync(process, "stopped", 3);
        await Signals.SendAsync("INT", process.Id);
        var result = await RealProgram.EndAsync(process);

        Assert.True(result.Status == ExitStatus.Cancelled, $"{result.Status}: {result.Error}");
        Assert.Contains("`adoptsim experiment resume stopped` continues the experiment.", result.Error, StringComparison.Ordinal);
        Assert.Contains("Provisional: the experiment is cancelled", result.Output, StringComparison.Ordinal);
        await Done("experiment", "resume", "stopped", "--quiet");
        Assert.Equal(33, Lines("stopped"));
    }

    private string[] Digests(string experiment) =>
        [
            .. CsvText
                .Read(Results(experiment))
                .OrderBy(row => row.Integer("point"))
                .ThenBy(row => row.Integer("seed"))
                .Select(row => $"{row["point"]} {row["seed"]} {row["digest"]}"),
        ];

    /// <summary>Starts a command and kills its process once results.csv has so many rows.</summary>
    private async Task KillAfterAsync(int rows, params string[] arguments)
    {
        using var process = RealProgram.Start(_folder, ["experiment", .. arguments]);
        await UntilLinesAsync(process, "killed", rows + 1);
        process.Kill();
        await process.WaitForExitAsync();
    }

    private Task UntilLinesAsync(Process process, string experiment, int lines) => Until.True($"results.csv of {experiment} has {lines} lines", () =>
        {
            Assert.False(process.HasExited, "The process ended too early.");
            return Lines(experiment) >= lines;
        });

    private int Lines(string experiment) => File.Exists(Results(experiment)) ? File.ReadLines(Results(experiment)).Count() : 0;

    private string Results(string experiment) => PathTo("experiments", experiment, "results.csv");

    private string PathTo(params string[] parts) => Path.Combine([_folder, .. parts]);

    private async Task<string> FileAsync(string name)
    {
        await File.WriteAllTextAsync(PathTo($"{name}.yaml"), Experiment);
        return PathTo($"{name}.yaml");
    }

    private async Task<string> Done(params string[] arguments)
    {
        var result = await RealProgram.InvokeAsync(_folder, arguments);
        Assert.True(result.Status == ExitStatus.Done, $"{string.Join(' ', arguments)}: {result.Status}\n{result.Output}{result.Error}");
        return result.Output;
    }
}
