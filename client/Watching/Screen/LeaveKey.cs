using Spectre.Console;

namespace AdoptionSim.Client.Watching.Screen;

/// <summary>Listens for the keys that leave the screen: q and Escape. Ctrl-C is a signal and needs no listener.</summary>
internal static class LeaveKey
{
    /// <summary>True if keys can be read: standard input is a terminal.</summary>
    public static bool IsOffered(IAnsiConsole console) => console.Profile.Capabilities.Interactive;

    /// <summary>Calls <paramref name="onPressed"/> once such a key is pressed.</summary>
    /// <remarks>A read from a terminal cannot be cancelled, so the thread ends with the process. While it reads, keys are not echoed over the picture.</remarks>
    public static void Listen(IAnsiConsole console, Action onPressed)
    {
        if (IsOffered(console))
        {
            new Thread(() => Read(console.Input, onPressed)) { IsBackground = true, Name = "leave key" }.Start();
        }
    }

    private static void Read(IAnsiConsoleInput input, Action onPressed)
    {
        try
        {
            while (input.ReadKey(intercept: true) is { } key)
            {
                if (key is { Key: ConsoleKey.Escape } or { KeyChar: 'q' or 'Q' })
                {
                    onPressed();
                    return;
                }
            }
        }
        catch (Exception error) when (error is InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            // The terminal is gone, or was taken away: the screen is left by a signal.
        }
    }
}
