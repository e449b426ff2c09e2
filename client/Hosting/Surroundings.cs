using AdoptionSim.Client.Output;
using Spectre.Console;

namespace AdoptionSim.Client.Hosting;

/// <summary>All that the commands take from the machine they run on, brought in by the door.</summary>
/// <param name="Output">What scripts read.</param>
/// <param name="Error">Progress and complaints.</param>
/// <param name="Started">When the process began; the first tick and the wall time are counted from it.</param>
/// <param name="Folder">The folder that holds <c>runs/</c>, and that other folders and files to write are relative to.</param>
/// <param name="AvailableMemory">Bytes that the process may use.</param>
/// <param name="Silos">The silos of this machine that are processes of their own.</param>
public sealed record Surroundings(
    IAnsiConsole Output, IAnsiConsole Error, TimeProvider Time, DateTimeOffset Started, string Folder, long AvailableMemory, IClusters Clusters,
    ISiloProcesses Silos)
{
    /// <summary>Returns a token that is cancelled when nobody reads <see cref="Output"/> any more.</summary>
    public Func<CancellationToken, CancellationToken> ReaderGone { get; init; } = _ => CancellationToken.None;

    /// <summary>A path as the user gave it, made absolute.</summary>
    public string PathTo(string path) => Path.GetFullPath(path, Folder);

    /// <summary>Returns the value of an environment variable; null if it is not set.</summary>
    public Func<string, string?> Variable { get; init; } = Environment.GetEnvironmentVariable;

    /// <summary>The real ones.</summary>
    public static Surroundings OfThisProcess()
    {
        using var process = System.Diagnostics.Process.GetCurrentProcess();
        var (output, error) = StandardStreams.Install();
        output.Profile.Capabilities.Interactive &= !Console.IsInputRedirected;
        return new Surroundings(
            output,
            error,
            TimeProvider.System,
            new DateTimeOffset(process.StartTime),
            Environment.CurrentDirectory,
            GC.GetGCMemoryInfo().TotalAvailableMemoryBytes,
            new SiloClusters(),
            new SiloProcesses())
        {
            ReaderGone = StandardStreams.WhenReaderIsGone,
        };
    }
}
