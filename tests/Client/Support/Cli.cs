using System.Globalization;
using AdoptionSim.Client.Connections;
using Spectre.Console;

namespace AdoptionSim.Client.Tests.Support;

/// <summary>The command line inside the test's process, in a folder of its own, with a clock that stands still.</summary>
internal sealed class Cli : IDisposable
{
    public static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    public string Folder { get; } = Directory.CreateTempSubdirectory("adoptsim-test-").FullName;

    public IClusters Clusters { get; set; } = FakeClusters.Of(() => new FakeRun());

    public FakeSilos Silos { get; } = new();

    /// <summary>The environment variables that the program sees.</summary>
    public Dictionary<string, string> Variables { get; } = [];

    /// <summary>Called with every line written to standard output.</summary>
    public Action<string?> OnLine { get; set; } = _ => { };

    /// <summary>The terminal that is standard output; null if it is not a terminal.</summary>
    public Terminal? Terminal { get; set; }

    public long AvailableMemory { get; set; } = 16L << 30;

    /// <summary>Returns all files and folders below the test's folder, relative to it.</summary>
    public string[] Everything() =>
        [
            .. Directory
                .EnumerateFileSystemEntries(Folder, "*", SearchOption.AllDirectories)
                .Select(path => Path.GetRelativePath(Folder, path))
                .Order(StringComparer.Ordinal),
        ];

    public string PathTo(params string[] parts) => Path.Combine([Folder, .. parts]);

    public async Task<CliResult> InvokeAsync(CancellationToken cancellation, params string[] arguments)
    {
        using var output = new WatchedWriter(OnLine);
        using var error = new StringWriter();
        var environment = new CliEnvironment(
            Terminal?.Console() ?? ConsoleOn(output),
            ConsoleOn(error),
            new StandingClock(Now),
            Now,
            Folder,
            AvailableMemory,
            Clusters,
            Silos
        )
        {
            Variable = name => Variables.GetValueOrDefault(name),
        };
        var status = await CommandLine.InvokeAsync(arguments, environment, cancellation);
        return new CliResult(status, Terminal?.Written ?? output.ToString(), error.ToString());
    }

    public Task<CliResult> InvokeAsync(params string[] arguments) => InvokeAsync(CancellationToken.None, arguments);

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    /// <summary>Returns a console that writes plain text, as to a file.</summary>
    public static IAnsiConsole ConsoleOn(TextWriter writer) =>
        AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Ansi = AnsiSupport.No,
                ColorSystem = ColorSystemSupport.NoColors,
                Interactive = InteractionSupport.No,
                Out = new AnsiConsoleOutput(writer),
            }
        );

    private sealed class WatchedWriter(Action<string?> onLine) : StringWriter(CultureInfo.InvariantCulture)
    {
        public override void WriteLine(string? value)
        {
            base.WriteLine(value);
            onLine(value);
        }
    }
}

internal sealed record CliResult(int Status, string Output, string Error);
