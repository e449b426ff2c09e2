using System.Text.Json;
using AdoptionSim.Client.Tests.Support;
using AdoptionSim.Tests.Support.Limits;

namespace AdoptionSim.Client.Tests.Comparisons;

/// <summary>A comparison of the real program that is made once: a cheaper world and the reference itself, compared with the reference.</summary>
public sealed class FinishedComparison : IAsyncLifetime
{
    public const double Scale = 0.1;
    public const string Name = "first";

    private const string OtherFile = "cheaper.yaml";

    /// <summary>A world with cheap handsets, and more power cuts, which no table of costs has a price for.</summary>
    private const string Cheaper = """
        scenario: cheaper
        asks: Would cheaper handsets have brought more lines?
        extends: islandia
        set: { market.handset_price_factor: 0.7 }
        interventions:
          - date: 2000-10-01
            gift: { settlement: rural, age_from: 16, age_to: 60, share: 2, model: plain }
          - date: 2001-01-01
            power: { where: { districts: [IS-A.1] }, factor: 2 }

        """;

    public static readonly string[] Arguments =
    [
        "compare",
        "islandia",
        OtherFile,
        "islandia",
        "--scale",
        "0.1",
        "--until",
        "2001-12-31",
        "--seeds",
        "3",
        "--seed",
        "5",
        "--sample",
        "2",
        "--uncertain",
        "adoption.social_weight=1:4",
        "--uncertain",
        "adoption.minimum_age",
        "--quiet",
    ];

    internal string Folder { get; } = Directory.CreateTempSubdirectory("adoptsim-test-").FullName;

    internal string Output { get; private set; } = "";

    internal string PathTo(params string[] parts) => Path.Combine([Folder, .. parts]);

    internal List<Dictionary<string, string>> Rows(string file) => CsvText.Read(PathTo("comparisons", Name, file));

    internal JsonElement Manifest() => JsonDocument.Parse(File.ReadAllText(PathTo("comparisons", Name, "manifest.json"))).RootElement;

    /// <summary>Runs a command in the folder and returns its output.</summary>
    internal async Task<string> RunAsync(params string[] arguments)
    {
        var result = await RealProgram.InvokeAsync(Folder, [.. arguments.Select(each => each == OtherFile ? PathTo(OtherFile) : each)]);
        Assert.True(result.Status == ExitStatus.Done, result.Error);
        return result.Output;
    }

    public async ValueTask InitializeAsync()
    {
        await File.WriteAllTextAsync(PathTo(OtherFile), Cheaper).WaitAsync(TimeSpan.FromMilliseconds(TestLimit.Milliseconds));
        Output = await RunAsync([.. Arguments, "--name", Name]);
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}
