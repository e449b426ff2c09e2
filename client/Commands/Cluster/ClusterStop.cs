using System.Globalization;
using AdoptionSim.Client.Connections;

namespace AdoptionSim.Client.Commands.Cluster;

/// <summary><c>adoptsim cluster stop</c>: stops one silo after it has handed over the districts that it simulates to the other silos.</summary>
internal sealed class ClusterStop(CliEnvironment environment)
{
    /// <summary>
    /// Time limit for a silo to hand over the districts that it simulates to other silos. It waits for the end of a tick, and its districts may have millions
    /// of people.
    /// </summary>
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(100);

    private readonly ClusterFolder _folder = new(environment);

    /// <exception cref="RefusedException">There is no such silo, or it holds the membership.</exception>
    /// <exception cref="ClusterException">This folder has no cluster, or the silo does not end.</exception>
    public async Task<int> CarryOutAsync(string asked, bool force, CancellationToken cancellation)
    {
        _folder.Require();
        using (_folder.Lock())
        {
            var cluster = _folder.Require();
            var silo = Find(cluster, asked);
            if (silo.IsPrimary && !force)
            {
                throw new RefusedException(
                    $"SILO is '{asked}', the first silo, which holds the membership; expected another one, or --force, after which no silo can "
                        + "take its place. `adoptsim cluster down` ends all."
                );
            }

            var started = environment.Time.GetTimestamp();
            var wasAlive = silo.IsAlive(environment.Silos);
            var left = await new Ending(environment.Silos, environment.Time, environment.Output.Profile.Out.Writer.WriteLine).AskAsync(
                [silo],
                StopTimeout,
                cancellation
            );
            var took = environment.Time.GetElapsedTime(started).TotalSeconds;
            if (!left.IsEmpty)
            {
                throw new ClusterException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"Silo {silo.Number} (process {silo.Pid}) is still running {took:N0} s after it was asked to stop; see its log, {silo.Log}"
                    )
                );
            }

            _folder.Write(cluster with { Silos = cluster.Silos.Remove(silo) });
            var said = wasAlive ? string.Create(CultureInfo.InvariantCulture, $"ended after {took:N1} s") : "had already ended";
            environment.Output.Profile.Out.Writer.WriteLine($"Silo {silo.Number} (process {silo.Pid}) {said}.");
        }

        return ExitStatus.Done;
    }

    private static LocalSilo Find(LocalCluster cluster, string asked)
    {
        var number = int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : 0;
        return cluster.Silos.FirstOrDefault(silo => silo.Number == number)
            ?? cluster.Silos.FirstOrDefault(silo => silo.Pid == number || silo.Address == asked || silo.Gateway == asked)
            ?? throw new RefusedException(
                $"SILO is '{asked}'; expected a silo's number, process or address: "
                    + $"{string.Join("; ", cluster.Silos.Select(silo => $"{silo.Number}, {silo.Pid}, {silo.Address}"))}."
            );
    }
}
