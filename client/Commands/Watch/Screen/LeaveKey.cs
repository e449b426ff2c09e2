using Spectre.Console;

namespace AdoptionSim.Client.Commands.Watch.Screen;

/// <summary>Listens for the keys that end the screen of <c>watch</c>: q and Escape. Ctrl-C is a signal and handled elsewhere.</summary>
internal static class LeaveKey
{
    /// <summary>True if keys can be read: standard input is a terminal.</summary>
    public static bool IsOffered(IAnsiConsole console) => console.Profile.Capabilities.Interactive;

    /// <summary>Calls <paramref name="onPressed"/> once, from another thread, when q or Escape is pressed.</summary>
    /// <remarks>
    /// A read from a terminal cannot be cancelled, so the thread runs until the process ends. While it reads, keys are not echoed on the screen.
    /// </remarks>
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
            // The terminal was closed or taken away: a signal ends the screen.
        }
    }
}
