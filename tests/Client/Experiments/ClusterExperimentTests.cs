using System.Diagnostics;
using System.Text.Json;
using AdoptionSim.Client.Tests.Support;
using AdoptionSim.Tests.Support.Limits;

namespace AdoptionSim.Client.Tests.Experiments;

/// <summary>Experiments on a cluster of real silo processes.</summary>
public sealed class ClusterExperimentTests : IAsyncLifetime
{
    private const string Experiment = """
        question: Does the place of the runs matter?
        base: islandia
        scale: 0.2
        end: 2001-03-31
        seeds: { count: 2 }
        levers:
          market.handset_price_factor: [1, 0.8]
        measures: [subscribers@end, calls@end, subscribers@monthly]

        """;

    private static readonly string[] Files = ["summary.csv", "series.csv", "design.csv"];

    private readonly string _folder = Directory.CreateTempSubdirectory("adoptsim-test-").FullName;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>Stops the cluster, so that a failed test leaves no process behind.</summary>
    public async ValueTask DisposeAsync()
    {
        await RealProgram.InvokeAsync(_folder, "cluster", "down");
        Directory.Delete(_folder, recursive: true);
    }

    [Fact(Timeout = TestLimit.MaximumMilliseconds)]
    public async Task Three_silos_give_the_embedded_table_though_one_is_killed()
    {
        await File.WriteAllTextAsync(PathTo("small.yaml"), Experiment);
        await Done("experiment", "run", PathTo("small.yaml"), "--name", "embedded", "--quiet");
        var silos = JsonDocument.Parse(await Done("cluster", "up", "--silos", "3", "--json")).RootElement.GetProperty("silos");

        using var process = RealProgram.Start(_folder, "experiment", "run", PathTo("small.yaml"), "--name", "clustered", "--cluster", "local", "--quiet");
        await Until.True("a run on the cluster has ended", () =>
        {
            Assert.False(process.HasExited, "The process ended too early.");
            return Lines("clustered") >= 2;
        });
        using (var silo = Process.GetProcessById(silos[2].GetProperty("pid").GetInt32()))
        {
            silo.Kill();
        }

        var result = await RealProgram.EndAsync(process);

        Assert.True(result.Status == ExitStatus.Done, $"{result.Status}: {result.Error}");
        foreach (var file in Files)
        {
            Assert.Equal(
                await File.ReadAllLinesAsync(PathTo("experiments", "embedded", file)),
                await File.ReadAllLinesAsync(PathTo("experiments", "clustered", file))
            );
        }

        Assert.Equal(Digests("embedded"), Digests("clustered"));
        Assert.Empty(JsonDocument.Parse(await Done("runs", "list", "--json")).RootElement.GetProperty("runs").EnumerateArray().Select(run => run.ToString()));
    }

    private string[] Digests(string experiment) =>
        [
            .. CsvText
                .Read(PathTo("experiments", experiment, "results.csv"))
                .Select(row => $"{row["point"]} {row["seed"]} {row["status"]} {row["digest"]} {row["error"]}")
                .Order(StringComparer.Ordinal),
        ];

    private int Lines(string experiment) =>
        PathTo("experiments", experiment, "results.csv") is var path && File.Exists(path) ? File.ReadLines(path).Count() : 0;

    private string PathTo(params string[] parts) => Path.Combine([_folder, .. parts]);

    private async Task<string> Done(params string[] arguments)
    {
        var result = await RealProgram.InvokeAsync(_folder, arguments);
        Assert.True(result.Status == ExitStatus.Done, $"{string.Join(' ', arguments)}: {result.Status}\n{result.Output}{result.Error}");
        return result.Output;
    }
}
