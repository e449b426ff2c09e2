using System.Runtime.InteropServices;

namespace AdoptionSim.Client.Results;

/// <summary>Describes the machine on which a result was computed, so that times can be compared.</summary>
/// <param name="Processors">Processors that the process may use.</param>
public sealed record Machine(string Os, int Processors, string Cpu)
{
    private const string LinuxDescription = "/proc/cpuinfo";

    public static Machine ThisOne() => new(RuntimeInformation.OSDescription, Environment.ProcessorCount, CpuModel());

    private static string CpuModel()
    {
        var named = File.Exists(LinuxDescription)
            ? File.ReadLines(LinuxDescription).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':', 2)[1].Trim()
            : Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER");
        return named ?? RuntimeInformation.ProcessArchitecture.ToString();
    }
}
