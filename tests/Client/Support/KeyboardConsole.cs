using System.Collections.Concurrent;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace AdoptionSim.Client.Tests.Support;

/// <summary>A console with key presses supplied by the test.</summary>
internal sealed class KeyboardConsole(IAnsiConsole console, BlockingCollection<ConsoleKeyInfo> keys) : IAnsiConsole, IAnsiConsoleInput
{
    public Profile Profile => console.Profile;

    public IAnsiConsoleCursor Cursor => console.Cursor;

    public IAnsiConsoleInput Input => this;

    public IExclusivityMode ExclusivityMode => console.ExclusivityMode;

    public RenderPipeline Pipeline => console.Pipeline;

    public void Clear(bool home) => console.Clear(home);

    public void Write(IRenderable renderable) => console.Write(renderable);

    public void WriteAnsi(Action<AnsiWriter> action) => console.WriteAnsi(action);

    public bool IsKeyAvailable() => keys.Count > 0;

    public ConsoleKeyInfo? ReadKey(bool intercept) => keys.TryTake(out var key, Timeout.Infinite) ? key : null;

    public Task<ConsoleKeyInfo?> ReadKeyAsync(bool intercept, CancellationToken cancellationToken) => Task.FromResult(ReadKey(intercept));
}
