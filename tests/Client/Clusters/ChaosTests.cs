using System.Diagnostics;
using AdoptionSim.Client.Tests.Support;

namespace AdoptionSim.Client.Tests.Clusters;

/// <summary>The short form of <c>ops/chaos</c>: real silos, a real PostgreSQL, kill -9, on a small part of the nation.</summary>
public sealed class ChaosTests
{
    /// <summary>The faults for which each silo gets a network namespace.</summary>
    private static readonly string[] CutsWires = ["cut", "split"];

    [Theory]
    [InlineData("kill")]
    [InlineData("kill-lead")]
    [InlineData("kill-two")]
    [InlineData("stop")]
    [InlineData("freeze")]
    [InlineData("postgres-hard")]
    [InlineData("cut")]
    [InlineData("split")]
    [InlineData("add")]
    [InlineData("client")]
    [InlineData("commands")]
    [InlineData("power")]
    [InlineData("localhost")]
    public async Task The_digest_is_that_of_one_process_whatever_strikes(string fault)
    {
        Needs.All(Needs.Postgres, Needs.Curl);
        if (CutsWires.Contains(fault))
        {
            Needs.Ip.Require();
            Assert.SkipUnless(Environment.IsPrivilegedProcess, "Network namespaces need root.");
        }

        var start = new ProcessStartInfo(
            "bash", [Path.Combine(RealProgram.Root, "ops", "chaos"), "--only", fault, "--seed", "3", "--scale", "0.03", "--until", "2013-06-01", "--checkpoint-seconds", "2", "--pace", "12"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ADOPTSIM"] = RealProgram.Executable;
        using var chaos = Process.Start(start)!;
        var (output, error) = (chaos.StandardOutput.ReadToEndAsync(), chaos.StandardError.ReadToEndAsync());
        await chaos.WaitForExitAsync();

        var told = await output;
        Assert.True(chaos.ExitCode == 0, $"{told}\n{await error}");
        Assert.DoesNotContain("skipped", told, StringComparison.Ordinal);
        Assert.Contains("digest same", told, StringComparison.Ordinal);
        Assert.Contains("All digests are the same.", told, StringComparison.Ordinal);
    }
}
