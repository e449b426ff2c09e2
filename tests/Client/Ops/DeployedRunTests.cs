using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Sockets;
using System.Text.Json;
using AdoptionSim.Client.Tests.Support;
using AdoptionSim.Tests.Support.Limits;
using AdoptionSim.Tests.Support.Postgres;

namespace AdoptionSim.Client.Tests.Ops;

/// <summary>
/// Starts the containers of Compose and the pods of Kubernetes as processes of this machine, with the arguments and the environment from the files. There is no
/// container engine here: images, mounts, users and network policies are only checked against schemas.
/// </summary>
[Collection("Clusters of processes")]
public sealed class DeployedRunTests : IClassFixture<PostgresServer>, IDisposable
{
    private static readonly string[] Short = ["--scale", "0.001", "--until", "2009-06-01", "--json", "--quiet"];
    private static readonly string Ops = WorkingCopy.PathTo("ops");
    private static readonly string Program = Path.Combine(Path.GetDirectoryName(RealProgram.Executable)!, "AdoptionSim.Silo.dll");

    private readonly PostgresServer _postgres;
    private readonly string _folder = Directory.CreateTempSubdirectory("adoptsim-test-").FullName;
    private readonly CancellationTokenSource _deadline = new(TimeSpan.FromMinutes(10));
    private readonly List<Process> _processes = [];
    private readonly ConcurrentQueue<string> _output = new();

    public DeployedRunTests(PostgresServer postgres)
    {
        Needs.All(Needs.Postgres);
        _postgres = postgres;
    }

    public void Dispose()
    {
        foreach (var process in _processes)
        {
            process.Kill(entireProcessTree: true);
            process.Dispose();
        }

        _deadline.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    [Trait(Pace.Name, Pace.Nightly)]
    public async Task Containers_of_Compose_carry_the_run_of_their_client()
    {
        var deployment = Deployment.OfCompose(Ops, Network(1), await _postgres.NewDatabaseAsync());

        Assert.Equal(3, deployment.Silos.Length);
        await RunAsync(deployment);
    }

    [Trait(Pace.Name, Pace.Nightly)]
    [Fact]
    public async Task Pods_of_Kubernetes_carry_the_run_of_their_job()
    {
        var deployment = Deployment.OfKubernetes(Path.Combine(Ops, "kubernetes"), Network(2), await _postgres.NewDatabaseAsync());

        Assert.Equal(3, deployment.Silos.Length);
        Assert.All(deployment.Silos, silo => Assert.Equal("true", silo.Environment["Silo__Kubernetes"]));

        // Overrides the one setting that needs a pod: with it the silo asks the Kubernetes API for the list of pods.
        await RunAsync(
            deployment with
            {
                Silos = [.. deployment.Silos.Select(silo => silo with { Environment = new(silo.Environment) { ["Silo__Kubernetes"] = "false" } })],
            }
        );
    }

    private async Task RunAsync(Deployment deployment)
    {
        foreach (var silo in Assert.AtLeastOne(deployment.Silos))
        {
            Start(DotNet.Path, ["exec", Program, .. silo.Arguments], silo.Environment);
        }

        foreach (var silo in Assert.AtLeastOne(deployment.Silos))
        {
            await ReadyAsync(silo, deployment.HealthCheck);
        }

        var deployed = await ConnectedAsync(() => RealProgram.RunAsync(_folder, [.. deployment.Client, .. Short]));
        var embedded = await RealProgram.RunAsync(_folder, ["run", .. Short, "--name", "embedded"]);

        Assert.True(deployed.Status == ExitStatus.Done, $"{deployed.Error}\n{string.Join('\n', _output)}");
        Assert.Equal(Field(embedded, "digest"), Field(deployed, "digest"));
        Assert.Equal("3", Field(deployed, "silos"));
        Assert.True(File.Exists(Path.Combine(_folder, "runs", "baseline", "national.csv")));
    }

    /// <summary>
    /// Starts a client until it connects. It gives up after 20 s, which three silos starting on a busy machine can exceed; a user would retry, too.
    /// </summary>
    private async Task<CliResult> ConnectedAsync(Func<Task<CliResult>> start)
    {
        var result = await start();
        while (result.Status == ExitStatus.Failed && result.Error.Contains("no silo of cluster", StringComparison.Ordinal))
        {
            _deadline.Token.ThrowIfCancellationRequested();
            result = await start();
        }

        return result;
    }

    /// <summary>Waits until the health check that the file defines for a silo succeeds.</summary>
    private async Task ReadyAsync(SiloContainer silo, string[]? check)
    {
        await Until.True($"the silo {silo.Address} is ready", () =>
        {
            Assert.False(_processes.Exists(process => process.HasExited), $"A silo has ended.\n{string.Join('\n', _output)}");
            return check is null ? AnswersAsync(silo) : PassesAsync(check, silo);
        });
    }

    private async Task<bool> PassesAsync(string[] check, SiloContainer silo)
    {
        var start = new ProcessStartInfo(check[0], check[1..]) { RedirectStandardError = true };
        start.Environment["Silo__Address"] = silo.Address;
        using var process = Process.Start(start)!;
        await process.StandardError.ReadToEndAsync(_deadline.Token);
        await process.WaitForExitAsync(_deadline.Token);
        return process.ExitCode == 0;
    }

    private async Task<bool> AnswersAsync(SiloContainer silo)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        try
        {
            using var answer = await http.GetAsync(new Uri($"http://{silo.Address}:8080/health/ready"), _deadline.Token);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception error) when (error is HttpRequestException or SocketException)
        {
            return false;
        }
    }

    private void Start(string program, string[] arguments, Dictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = _folder,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        _processes.Add(process);
        process.OutputDataReceived += (_, line) => _output.Enqueue(line.Data ?? "");
        process.ErrorDataReceived += (_, line) => _output.Enqueue(line.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>
    /// Returns a block of loopback addresses for this process. All of 127.0.0.0/8 is loopback, so each test process can use fixed ports without conflicts.
    /// </summary>
    private static string Network(int deployment) => $"127.{20 + (Environment.ProcessId % 200)}.{(Environment.ProcessId / 200 % 100 * 2) + deployment}";

    private static string Field(CliResult result, string name) => $"{JsonDocument.Parse(result.Output).RootElement.GetProperty(name)}";
}
