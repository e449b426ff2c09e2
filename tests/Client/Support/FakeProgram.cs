using System.Globalization;
using AdoptionSim.Client.Hosting;

namespace AdoptionSim.Client.Tests.Support;

/// <summary>The command line in a process of its own, over a run that holds where the environment says.</summary>
internal static class FakeProgram
{
    public const string HoldAt = "ADOPTSIM_TEST_HOLD_AT";

    public static async Task<int> Main(string[] arguments)
    {
        var holdAt = double.Parse(Environment.GetEnvironmentVariable(HoldAt) ?? "1", CultureInfo.InvariantCulture);
        using var interrupt = new Interrupt();
        var surroundings = Surroundings.OfThisProcess() with { Clusters = FakeClusters.Of(() => new FakeRun(holdAt)) };
        return await CommandLine.InvokeAsync(arguments, surroundings, interrupt.Token);
    }
}
