using System.Diagnostics;
using System.Text.Json;
using AdoptionSim.Client.Tests.Support;

namespace AdoptionSim.Client.Tests.Clusters;

/// <summary>Runs one case of <c>ops/chaos</c> in its short form: real silos, a real PostgreSQL, kill -9, a small part of the nation.</summary>
internal static class ChaosCase
{
    private const string Scale = "0.003";
    private const string Until = "2012-06-01";

    /// <summary>The faults for which each silo gets a network namespace.</summary>
    private static readonly string[] CutsWires = ["cut", "split"];

    /// <summary>The digest of the run in one process. All cases compare with it, so it is computed once.</summary>
    private static readonly Lazy<Task<string>> Reference = new(ComputeReferenceAsync);

    /// <summary>Injects a fault into a cluster in the middle of a run. The test fails unless the run's digest equals that of a run in one process.</summary>
    public static async Task StrikeAsync(string fault)
    {
        Needs.All([Needs.Postgres, Needs.Curl, .. CutsWires.Contains(fault) ? [Needs.Ip] : Array.Empty<RequiredProgram>()]);
        Assert.SkipUnless(!CutsWires.Contains(fault) || Environment.IsPrivilegedProcess, "Network namespaces need root.");
        // With this seed the fault comes after a third of the ticks, so that on a busy machine, where it comes late, the run has not ended before.
        var start = new ProcessStartInfo(
            "bash",
            [
                WorkingCopy.PathTo("ops", "chaos"),
                "--only",
                fault,
                "--seed",
                "6",
                "--scale",
                Scale,
                "--until",
                Until,
                "--checkpoint-seconds",
                "2",
                "--pace",
                "12",
                "--reference",
                await Reference.Value,
            ]
        )
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ADOPTSIM"] = RealProgram.Executable;
        using var chaos = Process.Start(start)!;
        var result = await RealProgram.EndAsync(chaos);

        Assert.True(result.Status == 0, $"{result.Output}\n{result.Error}");
        Assert.DoesNotContain("skipped", result.Output, StringComparison.Ordinal);
        Assert.Contains("digest same", result.Output, StringComparison.Ordinal);
        Assert.Contains("All digests are the same.", result.Output, StringComparison.Ordinal);
    }

    private static async Task<string> ComputeReferenceAsync()
    {
        var folder = Directory.CreateTempSubdirectory("adoptsim-test-");
        var result = await RealProgram.InvokeAsync(folder.FullName, "run", "--json", "--quiet", "--scale", Scale, "--until", Until, "--name", "reference");
        folder.Delete(recursive: true);
        Assert.True(result.Status == ExitStatus.Done, result.Error);
        return JsonDocument.Parse(result.Output).RootElement.GetProperty("digest").GetString()!;
    }
}
