using System.Text.Json;
using AdoptionSim.Nations.Measures.Features;
using AdoptionSim.Nations.Quantities;
using AdoptionSim.Rules.Tests.Support;

namespace AdoptionSim.Runs.Tests.Wholes;

/// <summary>
/// Compares results exactly with those kept in the repository, so that no rule changes unnoticed. After an intended change, refresh them
/// with <c>ADOPTSIM_REFRESH_REFERENCE=1 dotnet test -c Release --project tests/Runs --filter-class '*.ReferenceTests'</c>; the commit says why.
/// </summary>
public sealed class ReferenceTests
{
    private const string Refresh = "ADOPTSIM_REFRESH_REFERENCE";
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    [Fact]
    public async Task Baseline_is_the_run_that_is_kept() => await IsKeptAsync("baseline", await Baseline.Hundredth);

    [Fact]
    public async Task Islandia_is_the_run_that_is_kept() => await IsKeptAsync("islandia", await new LocalRun(Setups.Of("islandia", 0.2, 1)).ToEnd());

    private static async Task IsKeptAsync(string scenario, LocalRun run)
    {
        var file = WorkingCopy.PathTo("tests", "Runs", "Reference", $"{scenario}.json");
        var result = Reference.Of(run);
        if (Environment.GetEnvironmentVariable(Refresh) == "1")
        {
            await File.WriteAllTextAsync(file, JsonSerializer.Serialize(result, Readable) + "\n");
        }

        var kept = JsonSerializer.Deserialize<Reference>(await File.ReadAllTextAsync(file), Readable)!;
        Assert.Equal(kept.Quarters, result.Quarters);
        Assert.Equal((kept.Scenario, kept.Scale, kept.Seed, kept.Digest), (result.Scenario, result.Scale, result.Seed, result.Digest));
    }

    private sealed record Reference(string Scenario, double Scale, ulong Seed, string Digest, Quarter[] Quarters)
    {
        public static Reference Of(LocalRun run) => new(run.Setup.Scenario.Key, run.Setup.Scale, run.Setup.Seed, run.Digest, [.. Ends(run)]);

        private static IEnumerable<Quarter> Ends(LocalRun run)
        {
            for (var tick = new Tick(13); tick < run.Series.Count; tick += 13)
            {
                yield return new Quarter(
                    run.Setup.Calendar.DateOf(tick),
                    run.Nation(tick, PhoneMeasures.Subscribers),
                    run.Nation(tick, PhoneMeasures.UniqueOwners),
                    run.Nation(tick, PhoneMeasures.Aware),
                    run.Nation(tick, NetworkMeasures.Covered),
                    run.Nation(tick, PhoneMeasures.CallSeconds)
                );
            }
        }
    }

    /// <summary>Simulated counts at the end of every thirteenth week.</summary>
    private sealed record Quarter(DateOnly Date, long Subscribers, long UniqueOwners, long Aware, long Covered, long CallSeconds);
}
