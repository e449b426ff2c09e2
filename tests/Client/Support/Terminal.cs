using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;
using Spectre.Console;

namespace AdoptionSim.Client.Tests.Support;

/// <summary>A terminal without colours that records everything written to it.</summary>
internal sealed partial class Terminal(int width, int height, bool unicode = true) : IAnsiConsoleOutput, IDisposable
{
    public const string Home = "\u001b[H";

    private const string Leave = "\u001b[?1049l";

    private readonly StringWriter _writer = new();

    public TextWriter Writer => _writer;

    public bool IsTerminal => true;

    public int Width { get; set; } = width;

    public int Height { get; set; } = height;

    /// <summary>Everything written, including control sequences.</summary>
    public string Written => _writer.ToString().ReplaceLineEndings("\n");

    /// <summary>The text that remains after the full-screen picture has closed, without trailing spaces.</summary>
    public string Remains =>
        string.Join('\n', Plain(Written[(Written.LastIndexOf(Leave, StringComparison.Ordinal) + Leave.Length)..]).Split('\n').Select(line => line.TrimEnd()))
            .Trim();

    /// <summary>Returns a text without control sequences for bold letters and erasing.</summary>
    public static string Plain(string written) => Sequence().Replace(written, "");

    public void SetEncoding(Encoding encoding) { }

    /// <summary>The key presses to come; null for a terminal without a keyboard, as when standard input is redirected.</summary>
    public BlockingCollection<ConsoleKeyInfo>? Keys { get; init; }

    public IAnsiConsole Console()
    {
        var console = AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Ansi = AnsiSupport.Yes,
                ColorSystem = ColorSystemSupport.NoColors,
                Interactive = InteractionSupport.No,
                Out = this,
            }
        );
        console.Profile.Capabilities.Unicode = unicode;
        console.Profile.Capabilities.Interactive = Keys is not null;
        return Keys is null ? console : new KeyboardConsole(console, Keys);
    }

    public static ConsoleKeyInfo Key(char key) => new(key, key == '\u001b' ? ConsoleKey.Escape : default, false, false, false);

    public void Dispose() => _writer.Dispose();

    [GeneratedRegex(@"\u001b\[[0-9]*[mKJ]")]
    private static partial Regex Sequence();
}
