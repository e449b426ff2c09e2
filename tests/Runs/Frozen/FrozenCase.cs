using AdoptionSim.Nations.Files;

namespace AdoptionSim.Runs.Tests.Frozen;

/// <summary>A run whose tables are kept by their hashes.</summary>
/// <param name="Name">The name of the case, under which its hashes stand in <c>tables.sha256</c>.</param>
/// <param name="Arguments">The arguments of <c>adoptsim run</c>, without those that say where the results go.</param>
internal sealed record FrozenCase(string Name, params string[] Arguments)
{
    private static readonly string[] Days =
        ["baseline", "--step", "day", "--until", "2010-01-01", "--scale", "0.0003", "--commands", Path.Combine(FrozenFiles.Folder, "commands.csv")];

    /// <summary>A case costs some twenty seconds of processor time, so that CI has three of them: without interventions, with one, and of the other nation.</summary>
    private static readonly string[] Short = ["baseline", "islandia"];

    /// <summary>Each shipped scenario at a hundredth by weeks, and the baseline by days with a journal of commands in either delivery.</summary>
    public static IReadOnlyList<FrozenCase> All { get; } =
    [
        .. Shipped.ScenarioKeys().Select(scenario => new FrozenCase(scenario, scenario, "--scale", "0.01")),
        new("days-resident", [.. Days, "--delivery", "resident"]),
        new("days-message", [.. Days, "--delivery", "message"]),
    ];

    /// <summary>True if the case is left to <c>.ci/nightly</c>.</summary>
    public bool IsNightly => !Short.Contains(Name);
}
