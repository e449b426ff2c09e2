using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text.Json;

namespace AdoptionSim.Client.Tests.Exporting;

/// <summary>Runs Debian's Prometheus on a folder of blocks, as ops/load-history says to start it, on a free loopback port.</summary>
internal sealed class Prometheus : IAsyncDisposable
{
    private readonly Process _process;
    private readonly HttpClient _http;

    private Prometheus(Process process, int port) => (_process, _http) = (process, new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") });

    /// <param name="command">The command line that starts it; its listening address is replaced.</param>
    public static async Task<Prometheus> StartAsync(string folder, string command)
    {
        Needs.Prometheus.Require();
        var port = FreePort.Find();
        string[] words =
        [
            .. command.Split(' ').Where(word => !word.StartsWith("--web.listen-address=", StringComparison.Ordinal)),
            $"--web.listen-address=127.0.0.1:{port}",
            "--log.level=error",
        ];
        var process = Process.Start(new ProcessStartInfo(words[0], words[1..]) { WorkingDirectory = folder })!;
        var prometheus = new Prometheus(process, port);
        await prometheus.ReadyAsync();
        return prometheus;
    }

    /// <summary>Returns the single number that a query gives on a date.</summary>
    public async Task<double> AskAsync(string query, string date)
    {
        var text = await _http.GetStringAsync($"/api/v1/query?query={Uri.EscapeDataString(query)}&time={date}T00:00:00Z");
        var result = JsonDocument.Parse(text).RootElement.GetProperty("data").GetProperty("result");
        Assert.True(result.GetArrayLength() == 1, $"{query} on {date}: {text}");
        return double.Parse(result[0].GetProperty("value")[1].GetString()!, CultureInfo.InvariantCulture);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private Task ReadyAsync() => Until.True("Prometheus is ready", async () =>
        {
            Assert.False(_process.HasExited, "Prometheus ended at once.");
            return await IsReadyAsync();
        });

    private async Task<bool> IsReadyAsync()
    {
        try
        {
            using var answer = await _http.GetAsync(new Uri("/-/ready", UriKind.Relative));
            return answer.IsSuccessStatusCode;
        }
        catch (Exception error) when (error is HttpRequestException or SocketException)
        {
            return false;
        }
    }
}
