using AdoptionSim.Client.Connections;
using AdoptionSim.Client.Output;
using Spectre.Console;

namespace AdoptionSim.Client;

/// <summary>
/// Everything that the commands use from their surroundings, such as consoles, clock and working folder, passed in as one object so that tests can replace it.
/// </summary>
/// <param name="Output">Standard output, which scripts read.</param>
/// <param name="Error">Standard error, for progress and error messages.</param>
/// <param name="Started">The start of the process, from which the first tick and the wall time are measured.</param>
/// <param name="Folder">The working folder: it contains <c>runs/</c>, and relative paths start from it.</param>
/// <param name="AvailableMemory">The memory that the process may use, in bytes.</param>
/// <param name="Silos">The silo processes of this machine.</param>
public sealed record CliEnvironment(
    IAnsiConsole Output,
    IAnsiConsole Error,
    TimeProvider Time,
    DateTimeOffset Started,
    string Folder,
    long AvailableMemory,
    IClusters Clusters,
    ISiloProcesses Silos
)
{
    /// <summary>Returns a token that is cancelled when the program that reads <see cref="Output"/>, such as a pager, has closed it.</summary>
    public Func<CancellationToken, CancellationToken> ReaderGone { get; init; } = _ => CancellationToken.None;

    /// <summary>Returns the absolute form of a path given by the user.</summary>
    public string PathTo(string path) => Path.GetFullPath(path, Folder);

    /// <summary>Returns the value of an environment variable; null if it is not set.</summary>
    public Func<string, string?> Variable { get; init; } = Environment.GetEnvironmentVariable;

    /// <summary>Returns the real surroundings of this process: its consoles, the system clock, its working folder and so on.</summary>
    public static CliEnvironment OfThisProcess()
    {
        using var process = System.Diagnostics.Process.GetCurrentProcess();
        var (output, error) = StandardStreams.Install();
        output.Profile.Capabilities.Interactive &= !Console.IsInputRedirected;
        return new CliEnvironment(
            output,
            error,
            TimeProvider.System,
            new DateTimeOffset(process.StartTime),
            Environment.CurrentDirectory,
            GC.GetGCMemoryInfo().TotalAvailableMemoryBytes,
            new EmbeddedHost(),
            new SiloProcesses(AppContext.BaseDirectory)
        )
        {
            ReaderGone = StandardStreams.WhenReaderIsGone,
        };
    }
}
