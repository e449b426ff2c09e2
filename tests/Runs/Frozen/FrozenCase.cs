using AdoptionSim.Nations.Files;

namespace AdoptionSim.Runs.Tests.Frozen;

/// <summary>A run whose tables are compared with kept hashes.</summary>
/// <param name="Name">The name of the case, which marks its hashes in <c>tables.sha256</c>.</param>
/// <param name="Arguments">The arguments of <c>adoptsim run</c>, without the results folder.</param>
internal sealed record FrozenCase(string Name, params string[] Arguments)
{
    private static readonly string[] Days =
    [
        "baseline",
        "--step",
        "day",
        "--until",
        "2010-01-01",
        "--scale",
        "0.0003",
        "--commands",
        Path.Combine(FrozenFiles.Folder, "commands.csv"),
    ];

    /// <summary>The case for CI. The tables of <c>baseline</c> are compared there too, as those of the readme's first run.</summary>
    private const string Short = "islandia";

    /// <summary>
    /// All cases: each built-in scenario at a hundredth with weekly ticks, and the baseline with daily ticks and a journal in either delivery.
    /// </summary>
    public static IReadOnlyList<FrozenCase> All { get; } =
    [
        .. Shipped.ScenarioKeys().Select(scenario => new FrozenCase(scenario, scenario, "--scale", "0.01")),
        new("days-resident", [.. Days, "--delivery", "resident"]),
        new("days-message", [.. Days, "--delivery", "message"]),
    ];

    /// <summary>True if only <c>.ci/nightly</c> runs the case.</summary>
    public bool IsNightly => Name != Short;
}
