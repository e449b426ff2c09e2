using Spectre.Console;

namespace AdoptionSim.Client.Watching.Screen;

/// <summary>The whole terminal, drawn anew in place; what was on it before is there again at the end, with the last sight below.</summary>
internal sealed class ScreenWatch(IAnsiConsole console) : IWatchView
{
    private const string Enter = "\u001b[?1049h\u001b[?25l";
    private const string Leave = "\u001b[?25h\u001b[?1049l";

    /// <summary>What the last sight takes on a terminal that goes on to be used.</summary>
    private const int LongestFarewell = 24;

    private readonly Lock _lock = new();
    private Sight? _sight;
    private string? _notice;
    private bool _isOver;

    public void Show(Sight sight)
    {
        lock (_lock)
        {
            if (_sight is null)
            {
                console.Write(new ControlCode(Enter));
            }

            (_sight, _notice) = (sight, null);
            Draw(sight);
        }
    }

    /// <summary>Until the next sight, which there is only once it has passed. A call that was given up at Ctrl-C may still fail, when the terminal is somebody else's.</summary>
    public void Tell(string what)
    {
        lock (_lock)
        {
            _notice = what;
            if (_isOver)
            {
                return;
            }

            if (_sight is { } sight)
            {
                Draw(sight);
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
            if (_sight is { } sight)
            {
                console.Write(new ControlCode(Leave));
                var height = Math.Min(LongestFarewell, console.Profile.Height);
                console.Write(new Frame(WatchScreen.Of(sight, console.Profile.Width, height), height, inPlace: false));
            }
        }
    }

    private void Draw(Sight sight)
    {
        var (width, height) = (console.Profile.Width, console.Profile.Height);
        console.Write(new Frame(WatchScreen.Of(sight with { Notice = _notice ?? sight.Notice }, width, height), height, inPlace: true));
    }
}
