using System.Diagnostics;
using System.Net.Sockets;

namespace AdoptionSim.Benchmarks.Whole;

/// <summary>Reads a page of metrics many times a second, so that what it costs stands out from what two runs differ by anyhow, and notes how long each reading takes.</summary>
internal sealed class PageReader(Uri page) : IDisposable
{
    public const int ReadingsASecond = 10;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1.0 / ReadingsASecond);

    private readonly HttpClient _http = new();

    /// <summary>Milliseconds, of every reading that told of a run.</summary>
    public List<double> Times { get; } = [];

    /// <summary>Of the largest page.</summary>
    public int Characters { get; private set; }

    /// <summary>Reads as long as the work goes on.</summary>
    public async Task<T> While<T>(Func<T> work)
    {
        var done = Task.Run(work);
        using var timer = new PeriodicTimer(Interval);
        while (!done.IsCompleted && await timer.WaitForNextTickAsync())
        {
            await Read();
        }

        return await done;
    }

    public void Dispose() => _http.Dispose();

    private async Task Read()
    {
        var began = Stopwatch.GetTimestamp();
        try
        {
            var text = await _http.GetStringAsync(page);
            var took = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
            if (text.Contains("adoptsim_tick{", StringComparison.Ordinal))
            {
                Times.Add(took);
                Characters = Math.Max(Characters, text.Length);
            }
        }
        catch (Exception error) when (error is HttpRequestException or SocketException)
        {
            // The process has not begun to listen, or has ended.
        }
    }
}
