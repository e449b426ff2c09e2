using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using AdoptionSim.Client.Connections;
using AdoptionSim.Client.Tests.Support;
using AdoptionSim.Tests.Support.Limits;

namespace AdoptionSim.Client.Tests.Clusters;

/// <summary>Tests clusters of real silo processes, from start to stop.</summary>
public sealed class RealClusterTests : IAsyncLifetime
{
    private static readonly string[] ShortRun = ["islandia", "--scale", "0.1", "--until", "2001-12-31", "--json", "--quiet"];

    private readonly string _folder = Directory.CreateTempSubdirectory("adoptsim-test-").FullName;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>Stops the cluster, so that a failed test leaves no process behind.</summary>
    public async ValueTask DisposeAsync()
    {
        await RunAsync("cluster", "down");
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Cluster_comes_up_runs_grows_shrinks_and_leaves_no_trace()
    {
        var up = await Done("cluster", "up", "--silos", "2", "--json");
        var pids = Pids(up);
        Assert.Equal(2, pids.Length);
        Assert.All(pids, pid => Assert.NotNull(ProcessMark.Find(pid)));

        var again = await RunAsync("cluster", "up");
        Assert.Equal((ExitStatus.Refused, ""), (again.Status, again.Output));
        Assert.Equal(pids, Pids(await Done("cluster", "status", "--json")));

        var embedded = JsonDocument.Parse(await Done(["run", .. ShortRun, "--name", "embedded"])).RootElement;
        var clustered = JsonDocument.Parse(await Done(["run", .. ShortRun, "--name", "clustered", "--cluster", "local"])).RootElement;
        Assert.Equal(embedded.GetProperty("digest").GetString(), clustered.GetProperty("digest").GetString());
        Assert.Equal(2, clustered.GetProperty("silos").GetInt32());

        var runs = JsonDocument.Parse(await Done("runs", "list", "--json")).RootElement.GetProperty("runs");
        Assert.Equal([("clustered", "done")], runs.EnumerateArray().Select(run => (run.GetProperty("name").GetString(), run.GetProperty("state").GetString())));
        var shown = JsonDocument.Parse(await Done("runs", "show", "clustered", "--json")).RootElement;
        Assert.Equal(clustered.GetProperty("digest").GetString(), shown.GetProperty("digest").GetString());
        var district = File.ReadLines(Path.Combine(_folder, "runs", "clustered", "districts.csv")).ElementAt(1).Split(',')[1];
        Assert.Contains(district, await Done("inspect", "district", district, "--cluster", "local", "--run", "clustered", "--json"), StringComparison.Ordinal);

        var added = Pids(await Done("cluster", "add", "--json"));
        Assert.Equal(3, added.Length);
        var refused = await RunAsync("cluster", "stop", "1");
        Assert.Equal(ExitStatus.Refused, refused.Status);
        await Done("cluster", "stop", "2");
        Assert.Null(ProcessMark.Find(pids[1]));
        Assert.Equal([added[0], added[2]], Pids(await Done("cluster", "status", "--json")));

        await Done("cluster", "down");
        Assert.All(added, pid => Assert.Null(ProcessMark.Find(pid)));
        Assert.Equal(["runs"], Directory.GetFileSystemEntries(_folder).Select(path => Path.GetFileName(path)));
    }

    /// <summary>The silo that leads the run leaves. The other silos hold its districts until they learn of the delete.</summary>
    [Trait(Pace.Name, Pace.Nightly)]
    [Fact]
    public async Task Run_deleted_after_its_leader_left_restarts_with_another_seed()
    {
        var silos = JsonDocument.Parse(await Done("cluster", "up", "--silos", "3", "--json")).RootElement.GetProperty("silos");
        var (name, leader) = await RunThatMayLoseItsLeader();
        await Done("cluster", "stop", $"{leader}");
        Assert.True(await Districts() > 0);
        await Done("runs", "delete", name);
        Assert.Equal(0, await Districts());

        Directory.Delete(Path.Combine(_folder, "runs", name), recursive: true);
        var again = JsonDocument.Parse(await Done(["run", .. ShortRun, "--name", name, "--seed", "2", "--cluster", "local"])).RootElement;
        var alone = JsonDocument.Parse(await Done(["run", .. ShortRun, "--name", "alone", "--seed", "2"])).RootElement;
        Assert.Equal(alone.GetProperty("digest").GetString(), again.GetProperty("digest").GetString());

        // The leader of a run follows from the run's name and the silos' ports. The first silo keeps the membership and cannot leave.
        async Task<(string Name, int Leader)> RunThatMayLoseItsLeader()
        {
            using var http = new HttpClient();
            for (var number = 0; number < 20; number++)
            {
                await Done(["run", .. ShortRun, "--name", $"x{number}", "--cluster", "local"]);
                for (var silo = 1; silo < silos.GetArrayLength(); silo++)
                {
                    if (
                        (await http.GetStringAsync(new Uri(silos[silo].GetProperty("metrics").GetString()!))).Contains(
                            $"adoptsim_planned_ticks{{run=\"x{number}\"",
                            StringComparison.Ordinal
                        )
                    )
                    {
                        return ($"x{number}", silo + 1);
                    }
                }

                await Done("runs", "delete", $"x{number}");
            }

            throw new InvalidOperationException("The first silo leads twenty runs.");
        }

        async Task<int> Districts() =>
            JsonDocument
                .Parse(await Done("cluster", "status", "--json"))
                .RootElement.GetProperty("silos")
                .EnumerateArray()
                .Sum(silo => silo.GetProperty("districts").GetInt32());
    }

    [Fact]
    public async Task Suspended_silos_are_detected_and_killed_at_once()
    {
        var pids = Pids(await Done("cluster", "up", "--silos", "2", "--json"));
        Assert.All(pids, pid => Assert.False(ProcessMark.StandsStill(pid)));
        foreach (var pid in pids)
        {
            await Signals.SendAsync("STOP", pid);
        }

        var stopped = await Done("cluster", "stop", "2");
        var down = await Done("cluster", "down");

        Assert.Contains($"Silo 2 (process {pids[1]}) is suspended (SIGSTOP)", stopped, StringComparison.Ordinal);
        Assert.Contains($"Silo 1 (process {pids[0]}) is suspended (SIGSTOP)", down, StringComparison.Ordinal);
        Assert.All(pids, pid => Assert.Null(ProcessMark.Find(pid)));
    }

    [Fact]
    public async Task Port_in_use_is_named_and_nothing_is_left()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;

        var result = await RunAsync("cluster", "up", "--port-base", $"{port - 1}");

        Assert.Equal((ExitStatus.Refused, ""), (result.Status, result.Output));
        Assert.Contains($"--port-base is '{port - 1}', but of its ports {port}", result.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public async Task A_failed_connection_is_explained()
    {
        await Done("cluster", "up", "--silos", "1");
        using var state = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(_folder, ".adoptsim", "cluster.json")));
        var (silo, id) = (state.RootElement.GetProperty("silos")[0], state.RootElement.GetProperty("clusterId").GetString());
        int Port(string name) => silo.GetProperty(name).GetInt32();
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var nobody = ((IPEndPoint)free.LocalEndpoint).Port;
        free.Stop();

        foreach (
            var (address, cause) in new[]
            {
                ($"127.0.0.1:{Port("gatewayPort")}/other", "does not take clients of cluster other: its cluster has another id"),
                ($"127.0.0.1:{Port("siloPort")}/{id}", "is the port of a silo for other silos"),
                ($"127.0.0.1:{Port("httpPort")}/{id}", "speaks HTTP"),
                ($"127.0.0.1:{nobody}/{id}", $"Nothing listens at 127.0.0.1:{nobody}"),
            }
        )
        {
            var result = await RunAsync("runs", "list", "--cluster", address);

            Assert.Equal((ExitStatus.Failed, ""), (result.Status, result.Output));
            Assert.Contains(cause, result.Error, StringComparison.Ordinal);
        }

        // From another folder the cluster is unknown, and the message says where to find its id.
        var elsewhere = Directory.CreateTempSubdirectory("adoptsim-test-").FullName;
        var missing = await RealProgram.InvokeAsync(elsewhere, "runs", "list", "--cluster", $"127.0.0.1:{Port("gatewayPort")}");
        Directory.Delete(elsewhere);
        Assert.Contains("`adoptsim cluster status`, in the folder of the cluster, prints the address with the id", missing.Error, StringComparison.Ordinal);
        Assert.Contains($"--cluster 127.0.0.1:{Port("gatewayPort")}/{id}", await Done("cluster", "status"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cluster_comes_up_although_the_environment_names_a_proxy()
    {
        using var nobody = new TcpListener(IPAddress.Loopback, 0);
        nobody.Start();
        var proxy = $"http://127.0.0.1:{((IPEndPoint)nobody.LocalEndpoint).Port}";
        nobody.Stop();
        var environment = new Dictionary<string, string>
        {
            ["http_proxy"] = proxy,
            ["HTTP_PROXY"] = proxy,
            ["all_proxy"] = proxy,
        };

        using var up = RealProgram.Start(_folder, environment, "cluster", "up", "--silos", "1");
        var result = await RealProgram.EndAsync(up);

        Assert.True(result.Status == ExitStatus.Done, result.Error);
    }

    [Theory]
    [InlineData("run", "islandia", "--name", "followed", "--pace", "0.1", Traits = [Pace.Name, Pace.Nightly])]
    [InlineData("watch", "followed", Traits = [Pace.Name, Pace.Nightly])]
    public async Task A_follower_notices_the_end_of_the_cluster_within_seconds(params string[] command)
    {
        await Done("cluster", "up", "--silos", "1");
        await Done("run", "islandia", "--name", "followed", "--pace", "0.1", "--cluster", "local", "--detach");
        using var follower = RealProgram.Start(_folder, [.. command, "--cluster", "local"]);
        var first = await (command[0] == "run" ? follower.StandardError : follower.StandardOutput).ReadLineAsync();
        Assert.NotNull(first);

        await Done("cluster", "down");
        var result = await RealProgram.EndAsync(follower);

        Assert.Equal(ExitStatus.Failed, result.Status);
        Assert.Contains("The cluster has ended: no silo listens at", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("GB", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ctrl_C_during_startup_leaves_no_process_and_no_file()
    {
        using var up = RealProgram.Start(_folder, "cluster", "up", "--silos", "2");
        Assert.StartsWith("silo 1 is ready: process ", await up.StandardError.ReadLineAsync(), StringComparison.Ordinal);
        using (var state = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(_folder, ".adoptsim", "cluster.json"))))
        {
            await Signals.SendAsync("INT", up.Id);
            var result = await RealProgram.EndAsync(up);

            Assert.Equal((ExitStatus.Cancelled, ""), (result.Status, result.Output));
            Assert.All(state.RootElement.GetProperty("silos").EnumerateArray(), silo => Assert.Null(ProcessMark.Find(silo.GetProperty("pid").GetInt32())));
        }

        Assert.Empty(Directory.GetFileSystemEntries(_folder));
    }

    private async Task<string> Done(params string[] arguments)
    {
        var result = await RunAsync(arguments);
        Assert.True(result.Status == ExitStatus.Done, $"{string.Join(' ', arguments)}\n{result.Error}");
        return result.Output;
    }

    private Task<CliResult> RunAsync(params string[] arguments) => RealProgram.InvokeAsync(_folder, arguments);

    private static int[] Pids(string json) =>
        [.. JsonDocument.Parse(json).RootElement.GetProperty("silos").EnumerateArray().Select(silo => silo.GetProperty("pid").GetInt32())];
}
