using System.Globalization;
using AdoptionSim.Contracts.Runs;
using AdoptionSim.Nations.Files;

namespace AdoptionSim.Client.Tests.Support;

/// <summary>The command line in a process of its own, with a run that pauses where an environment variable says.</summary>
internal static class FakeProgram
{
    public const string HoldAt = "ADOPTSIM_TEST_HOLD_AT";

    /// <summary>The address of a cluster that has a run named "held".</summary>
    public const string WithRun = "127.0.0.1:1";

    /// <summary>Runs the fake program if the variable is set, otherwise the tests.</summary>
    public static async Task<int> Main(string[] arguments) =>
        Environment.GetEnvironmentVariable(HoldAt) is { } holdAt
            ? await RunAsync(double.Parse(holdAt, CultureInfo.InvariantCulture), arguments)
            : await Xunit.MicrosoftTestingPlatform.TestPlatformTestFramework.RunAsync(arguments, SelfRegisteredExtensions.AddSelfRegisteredExtensions);

    private static async Task<int> RunAsync(double holdAt, string[] arguments)
    {
        using var interrupt = new Interrupt();
        var clusters = arguments.Contains(WithRun) ? await WithHeldRunAsync(holdAt) : FakeClusters.Of(() => new FakeRun(holdAt));
        return await CommandLine.InvokeAsync(arguments, CliEnvironment.OfThisProcess() with { Clusters = clusters }, interrupt.Token);
    }

    private static async Task<FakeClusters> WithHeldRunAsync(double holdAt)
    {
        var (nation, scenario) = Question.Load("islandia");
        var run = new FakeRun(holdAt);
        await run.Start(new RunSpecification("held", NationJson.Write(nation), NationJson.Write(scenario), 1, 1, 7, Delivery.Resident, 0, []));
        var cluster = new FakeCluster(new FakeSilos());
        cluster.Runs["held"] = run;
        return cluster.Clusters;
    }
}
