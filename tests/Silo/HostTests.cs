using System.Net;
using System.Net.Sockets;
using System.Text;
using AdoptionSim.Silo.Telemetry;
using AdoptionSim.Silo.Tests.Support;

namespace AdoptionSim.Silo.Tests;

/// <summary>Tests protection against DNS rebinding: a web page whose name resolves to a silo's address can read nothing.</summary>
public sealed class HostTests
{
    private static readonly string[] Paths = ["/", "/api/runs", "/api/silos", "/metrics", "/health/live", "/health/ready"];

    [Fact]
    public async Task A_silo_answers_only_for_hosts_that_it_knows()
    {
        var ports = SiloPorts.Free();
        await using var app = SiloHost.Build([.. ports.Arguments, "--Silo:AllowedHosts", "silo.example.org, *.cluster.example"]);
        await app.StartAsync();

        foreach (var path in Paths)
        {
            Assert.Equal(HttpStatusCode.BadRequest, await AskAsync(ports.Http, path, "rebound.example.com"));
            Assert.Equal(HttpStatusCode.BadRequest, await AskAsync(ports.Http, path, $"127.0.0.1.rebound.example.com:{ports.Http}"));
            Assert.Equal(HttpStatusCode.BadRequest, await AskAsync(ports.Http, path, "cluster.example"));
            foreach (
                var host in new[]
                {
                    "localhost",
                    $"localhost:{ports.Http}",
                    "127.0.0.1",
                    $"127.0.0.1:{ports.Http}",
                    "[::1]",
                    "silo.example.org",
                    "a.cluster.example:8080",
                }
            )
            {
                Assert.Equal((host, path, HttpStatusCode.OK), (host, path, await AskAsync(ports.Http, path, host)));
            }
        }

        await app.StopAsync();
    }

    [Fact]
    public async Task Client_metrics_page_answers_only_for_loopback_names()
    {
        var port = SiloPorts.Free().Http;
        await using var page = await MetricsPage.StartAsync(port);

        Assert.Equal(HttpStatusCode.BadRequest, await AskAsync(port, "/metrics", "rebound.example.com"));
        Assert.Equal(HttpStatusCode.OK, await AskAsync(port, "/metrics", $"127.0.0.1:{port}"));
    }

    [Fact]
    public async Task A_probe_that_names_no_host_is_answered()
    {
        var ports = SiloPorts.Free();
        await using var app = SiloHost.Build([.. ports.Arguments]);
        await app.StartAsync();

        // The request of the health check in ops/compose.yaml.
        using var connection = new TcpClient();
        await connection.ConnectAsync(IPAddress.Loopback, ports.Http);
        await connection.GetStream().WriteAsync(Encoding.ASCII.GetBytes("GET /health/ready HTTP/1.0\r\n\r\n"));
        using var reader = new StreamReader(connection.GetStream());

        Assert.Contains(" 200 ", await reader.ReadLineAsync(), StringComparison.Ordinal);
        await app.StopAsync();
    }

    private static async Task<HttpStatusCode> AskAsync(int port, string path, string host)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"http://127.0.0.1:{port}{path}"));
        request.Headers.Host = host;
        using var answer = await http.SendAsync(request);
        return answer.StatusCode;
    }
}
