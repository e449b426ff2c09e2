using System.Diagnostics;
using System.Net.Sockets;

namespace AdoptionSim.Benchmarks.Whole;

/// <summary>
/// Reads a metrics page many times a second and records the duration of each read. The high rate makes its cost visible above the variation between runs.
/// </summary>
internal sealed class PageReader(Uri page) : IDisposable
{
    public const int ReadingsASecond = 10;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1.0 / ReadingsASecond);

    private readonly HttpClient _http = new();

    /// <summary>Durations, in milliseconds, of all reads that contained metrics of a run.</summary>
    public List<double> Times { get; } = [];

    /// <summary>The size of the largest page in characters.</summary>
    public int Characters { get; private set; }

    /// <summary>Reads repeatedly until the work is finished.</summary>
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
            // The process is not listening yet, or has ended.
        }
    }
}
