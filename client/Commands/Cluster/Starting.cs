using System.Collections.Immutable;
using System.Globalization;
using AdoptionSim.Client.Connections;

namespace AdoptionSim.Client.Commands.Cluster;

/// <summary>Starts silo processes of a cluster and waits until they are ready.</summary>
internal sealed class Starting(CliEnvironment environment, ClusterFolder folder)
{
    /// <summary>Time limit for the start of all silos together, sufficient on a busy machine.</summary>
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(120);

    /// <summary>
    /// Time limit for stopping a silo that has just started. It is short, because the silo simulates no districts yet that it would have to hand over.
    /// </summary>
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private const int PortsEach = 3;
    private const int TailLines = 12;

    /// <summary>The greatest number of characters shown of a log line: a stack trace in one line would bury the message.</summary>
    private const int LongestLine = 300;

    /// <summary>Starts further silos of a cluster. Each process is recorded in the cluster's file before any wait, so that it can always be stopped.</summary>
    /// <returns>The cluster including the new silos.</returns>
    /// <exception cref="RefusedException">A port that the user asked for is taken.</exception>
    /// <exception cref="PortTakenException">A silo ended because another process has taken one of its ports. The silos started with it are stopped.</exception>
    /// <exception cref="ClusterException">A silo does not start. The silos started with it are stopped.</exception>
    public async Task<LocalCluster> StartAsync(LocalCluster cluster, int count, CancellationToken cancellation)
    {
        var before = cluster.Silos;
        var numbers = Enumerable.Range(before.Select(silo => silo.Number).DefaultIfEmpty(0).Max() + 1, count).ToArray();
        var ports = Ports(cluster.PortBase, numbers);
        try
        {
            foreach (var (index, number) in numbers.Index())
            {
                cancellation.ThrowIfCancellationRequested();
                var silo = Start(cluster, number, ports.AsSpan(index * PortsEach, PortsEach));
                cluster = cluster with { Silos = cluster.Silos.Add(silo) };
                folder.Write(cluster);
                if (silo.IsPrimary)
                {
                    // The other silos need the first one to join.
                    await AwaitAsync([silo], cancellation);
                }
            }

            await AwaitAsync([.. cluster.Silos.Except(before).Where(silo => !silo.IsPrimary)], cancellation);
            return cluster;
        }
        catch
        {
            await new Ending(environment.Silos, environment.Time, environment.Error.Profile.Out.Writer.WriteLine).ForceAsync(
                [.. cluster.Silos.Except(before)],
                StopTimeout,
                CancellationToken.None
            );
            throw;
        }
    }

    private LocalSilo Start(LocalCluster cluster, int number, ReadOnlySpan<int> ports)
    {
        var (siloPort, gatewayPort, httpPort, log) = (ports[0], ports[1], ports[2], folder.LogOf(number));
        var isPrimary = cluster.IsLocalhost && cluster.Silos.IsEmpty;
        var primaryPort = isPrimary || !cluster.IsLocalhost ? siloPort : cluster.Silos.First(silo => silo.IsPrimary).SiloPort;
        var options = new Dictionary<string, string>
        {
            ["Silo:Clustering"] = cluster.Clustering,
            ["Silo:SiloPort"] = Text(siloPort),
            ["Silo:GatewayPort"] = Text(gatewayPort),
            ["Silo:PrimaryPort"] = Text(primaryPort),
            ["Silo:HttpPort"] = Text(httpPort),
            ["Silo:ClusterId"] = cluster.ClusterId,
            ["Silo:ServiceId"] = LocalCluster.ServiceId,
            ["Checkpoints:Store"] = cluster.Checkpoints,
            ["Checkpoints:Folder"] = folder.Checkpoints,
            ["Silo:LogFile"] = log,

            // Overrides the caller's environment: this command checks health over plain HTTP.
            ["Silo:Https"] = "false",
        };
        folder.Write(cluster);

        // Passed by environment: the connection string may hold a password, and a process list would show arguments.
        Dictionary<string, string> secrets = cluster.Postgres is { } postgres
            ? new() { ["Silo__Postgres"] = postgres, ["Checkpoints__Postgres"] = postgres }
            : [];
        foreach (var (name, value) in ClientTls.VariablesOfSilo(cluster.Tls))
        {
            secrets[name] = value;
        }

        var mark = environment.Silos.StartSilo([.. options.SelectMany(option => new[] { "--" + option.Key, option.Value })], secrets, log);
        return new LocalSilo(number, mark.Id, mark.Started, siloPort, gatewayPort, httpPort, log, isPrimary);
    }

    /// <summary>Returns three ports per silo: for other silos, for clients, and for HTTP (health and metrics).</summary>
    private int[] Ports(int? portBase, int[] numbers)
    {
        if (portBase is not { } first)
        {
            return environment.Silos.FreePorts(numbers.Length * PortsEach);
        }

        int[] ports = [.. numbers.SelectMany(number => Enumerable.Range(first + ((number - 1) * PortsEach), PortsEach))];
        var taken = ports.Where(port => !environment.Silos.IsFree(port)).ToArray();
        return taken.Length == 0
            ? ports
            : throw new RefusedException(
                $"--port-base is '{first}', but of its ports {string.Join(", ", taken)} {(taken.Length == 1 ? "is" : "are")} taken; expected a "
                    + $"first port with {ports.Length} free ports from it on (here {ports[0]} to {ports[^1]})."
            );
    }

    private async Task AwaitAsync(ImmutableArray<LocalSilo> silos, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(StartTimeout, environment.Time);
        foreach (var silo in silos)
        {
            while (!await environment.Silos.IsReadyAsync(silo.Health, cancellation))
            {
                if (!silo.IsAlive(environment.Silos))
                {
                    throw Ended(silo);
                }

                if (limit.IsCancellationRequested)
                {
                    throw new ClusterException(
                        Failure(silo, string.Create(CultureInfo.InvariantCulture, $"was not ready after {StartTimeout.TotalSeconds:N0} s"))
                    );
                }

                await Task.Delay(Pause, environment.Time, cancellation);
            }

            environment.Error.Profile.Out.Writer.WriteLine($"silo {silo.Number} is ready: process {silo.Pid}, gateway {silo.Gateway}");
        }
    }

    private ClusterException Ended(LocalSilo silo)
    {
        const string what = "ended before it was ready";
        int[] ports = [silo.SiloPort, silo.GatewayPort, silo.HttpPort];
        return ports.All(environment.Silos.IsFree) ? new ClusterException(Failure(silo, what)) : new PortTakenException(Failure(silo, what));
    }

    private static string Failure(LocalSilo silo, string what)
    {
        var tail = File.Exists(silo.Log)
            ? File.ReadLines(silo.Log).TakeLast(TailLines).Select(line => line.Length > LongestLine ? line[..LongestLine] + " ..." : line).ToArray()
            : [];
        return $"Silo {silo.Number} (process {silo.Pid}, ports {silo.SiloPort}, {silo.GatewayPort} and {silo.HttpPort}) {what}; the end of its "
            + $"log:\n{string.Join('\n', tail)}";
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
