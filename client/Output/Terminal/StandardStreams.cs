using System.Text;
using AdoptionSim.Client.Connections;
using Spectre.Console;

namespace AdoptionSim.Client.Output;

/// <summary>
/// Standard output and standard error of this process. A failure to write to standard output ends the command with <see cref="OutputException"/>. A failure to
/// write to standard error is ignored, because progress and messages must never make a run fail. A stream that is closed at the start discards all output.
/// </summary>
internal static class StandardStreams
{
    private const int OutputDescriptor = 1;
    private const int ErrorDescriptor = 2;

    private static readonly TimeSpan ReaderCheck = TimeSpan.FromMilliseconds(200);

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Replaces the console's output and error streams by streams that handle write failures, and returns both as consoles.</summary>
    public static (IAnsiConsole Output, IAnsiConsole Error) Install()
    {
        Console.SetOut(Writer(Raw(OutputDescriptor), Console.IsOutputRedirected, Fail));
        Console.SetError(Writer(Raw(ErrorDescriptor), Console.IsErrorRedirected, _ => { }));
        return (ConsoleOn(Console.Out), ConsoleOn(Console.Error));
    }

    /// <summary>Returns a token that is cancelled when the reader of standard output closes it; never cancelled unless it is a pipe or socket.</summary>
    public static CancellationToken WhenReaderIsGone(CancellationToken cancellation)
    {
        if (OperatingSystem.IsWindows() || !Console.IsOutputRedirected || !EmbeddedHost.IsStandard(OutputDescriptor))
        {
            return CancellationToken.None;
        }

        var gone = new CancellationTokenSource();
        var watch = new Thread(() =>
        {
            if (!OperatingSystem.IsWindows() && new StandardStream(OutputDescriptor).AwaitReaderGone(ReaderCheck, cancellation))
            {
                gone.Cancel();
            }
        })
        {
            IsBackground = true,
            Name = "reader of standard output",
        };
        watch.Start();
        return gone.Token;
    }

    /// <summary>Creates a writer: UTF-8 for files and pipes, whatever the locale, because programs read them; the configured encoding for a terminal.</summary>
    private static StreamWriter Writer(Stream stream, bool isRedirected, Action<Exception> failed) =>
        new(new SafeStream(stream, failed), isRedirected ? Utf8 : Console.OutputEncoding) { AutoFlush = true };

    private static Stream Raw(int descriptor) =>
        !EmbeddedHost.IsStandard(descriptor) ? Stream.Null
        : !OperatingSystem.IsWindows() ? new StandardStream(descriptor)
        : descriptor == OutputDescriptor ? Console.OpenStandardOutput()
        : Console.OpenStandardError();

    private static IAnsiConsole ConsoleOn(TextWriter writer) => AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer) });

    private static void Fail(Exception error) => throw new OutputException($"Standard output cannot be written: {error.Message}.", error);
}
