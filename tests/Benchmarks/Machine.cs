using System.Globalization;
using System.Runtime.InteropServices;

namespace AdoptionSim.Benchmarks;

/// <summary>The machine on which a benchmark ran.</summary>
internal static class Machine
{
    private const string LinuxProcessors = "/proc/cpuinfo";

    /// <summary>One line: processor model and count, memory, operating system, runtime.</summary>
    public static string Description { get; } =
        string.Create(
            CultureInfo.InvariantCulture,
            $"Measured on {Processor()}, {Environment.ProcessorCount} processors, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 30} GiB, "
                + $"{RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}."
        );

    private static string Processor()
    {
        var named = File.Exists(LinuxProcessors)
            ? File.ReadLines(LinuxProcessors).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':', 2)[1].Trim()
            : Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER");
        return named ?? RuntimeInformation.ProcessArchitecture.ToString();
    }
}
