using System.Globalization;
using AdoptionSim.Client.Hosting;

namespace AdoptionSim.Client.Tests.Support;

/// <summary>The command line in a process of its own, over a run that holds where the environment says.</summary>
internal static class FakeProgram
{
    public const string HoldAt = "ADOPTSIM_TEST_HOLD_AT";

    /// <summary>Without the variable the process is the test runner's.</summary>
    public static async Task<int> Main(string[] arguments) =>
        Environment.GetEnvironmentVariable(HoldAt) is { } holdAt
            ? await RunAsync(double.Parse(holdAt, CultureInfo.InvariantCulture), arguments)
            : await Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(arguments);

    private static async Task<int> RunAsync(double holdAt, string[] arguments)
    {
        using var interrupt = new Interrupt();
        var surroundings = Surroundings.OfThisProcess() with { Clusters = FakeClusters.Of(() => new FakeRun(holdAt)) };
        return await CommandLine.InvokeAsync(arguments, surroundings, interrupt.Token);
    }
}
