using System.Diagnostics;
using AdoptionSim.Client.Tests.Support;
using AdoptionSim.Tests.Support.Limits;

namespace AdoptionSim.Client.Tests.Clusters;

/// <summary>Tests the sample of the contracts: a C# program that connects to a real cluster, starts a run, asks a citizen and reads counts by name.</summary>
public sealed class SampleTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("adoptsim-test-").FullName;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>Stops the cluster, so that a failed test leaves no process behind.</summary>
    public async ValueTask DisposeAsync()
    {
        await RealProgram.InvokeAsync(_folder, "cluster", "down");
        Directory.Delete(_folder, recursive: true);
    }

    [Trait(Pace.Name, Pace.Nightly)]
    [Fact]
    public async Task Sample_starts_a_run_queries_a_citizen_and_reads_counts()
    {
        var up = await RealProgram.InvokeAsync(_folder, "cluster", "up", "--silos", "1");
        Assert.True(up.Status == ExitStatus.Done, up.Error);
        var address = up.Output.Split("--cluster ")[1].Split('\n')[0].Trim();

        var start = new ProcessStartInfo(DotNet.Path, ["run", "-c", "Release", "sample.cs", "--", address])
        {
            WorkingDirectory = WorkingCopy.PathTo("grains", "contracts", "Sample"),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var sample = await RealProgram.EndAsync(process);

        Assert.True(sample.Status == ExitStatus.Done, sample.Output + sample.Error);
        Assert.Matches(@"IS-A\.1/0 is \d+ years old, [a-z]+\.\n\d{4}-\d\d-\d\d: [1-9]\d* subscribers\n", sample.Output);
    }
}
