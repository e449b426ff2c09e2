using Spectre.Console;

namespace AdoptionSim.Client.Commands.Watch.Screen;

/// <summary>
/// Shows a watched run on the whole terminal, redrawn in place. At the end it restores the previous content and prints the last picture below it.
/// </summary>
internal sealed class ScreenWatch(IAnsiConsole console) : IWatchView
{
    private const string Enter = "\u001b[?1049h\u001b[?25l";
    private const string Leave = "\u001b[?25h\u001b[?1049l";

    /// <summary>
    /// The greatest height, in lines, of the picture of the run that stays on the terminal after <c>watch</c> has ended. With the prompt and a message below
    /// it, its title must not scroll away.
    /// </summary>
    private const int LongestFarewell = 24;
    private const int LinesBelowFarewell = 3;

    private static readonly string[] ByKey = ["q or Ctrl-C: leave, the run continues", "q or Ctrl-C: leave", "q: leave"];
    private static readonly string[] BySignal = ["Ctrl-C: leave, the run continues", "Ctrl-C: leave"];

    private readonly Lock _lock = new();
    private WatchSnapshot? _sight;
    private string? _notice;
    private bool _isOver;

    public void Show(WatchSnapshot snapshot)
    {
        lock (_lock)
        {
            if (_sight is null)
            {
                console.Write(new ControlCode(Enter));
            }

            (_sight, _notice) = (snapshot, null);
            Draw(snapshot);
        }
    }

    /// <summary>
    /// Shows a message until the next snapshot. Shows nothing once the screen is restored, because a call that was abandoned may still fail after that.
    /// </summary>
    public void Print(string what)
    {
        lock (_lock)
        {
            _notice = what;
            if (_isOver)
            {
                return;
            }

            if (_sight is { } snapshot)
            {
                Draw(snapshot);
            }
            else
            {
                console.WriteLine(what);
            }
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            if (_isOver)
            {
                return;
            }

            _isOver = true;
            if (_sight is { } snapshot)
            {
                console.Write(new ControlCode(Leave));
                var height = Math.Max(1, Math.Min(LongestFarewell, console.Profile.Height - LinesBelowFarewell));
                console.Write(new Frame(Picture(snapshot, height, []), height, inPlace: false));
            }
        }
    }

    private void Draw(WatchSnapshot snapshot)
    {
        var height = console.Profile.Height;
        console.Write(
            new Frame(
                Picture(snapshot with { Notice = _notice ?? snapshot.Notice }, height, LeaveKey.IsOffered(console) ? ByKey : BySignal),
                height,
                inPlace: true
            )
        );
    }

    private Layout Picture(WatchSnapshot snapshot, int height, string[] leave) =>
        WatchScreen.Of(snapshot, console.Profile.Width, height, console.Profile.Capabilities.Unicode, leave);
}
