using System.Collections.Immutable;
using System.Globalization;
using AdoptionSim.Client.Connections;

namespace AdoptionSim.Client.Commands.Cluster;

/// <summary>Stops silo processes: with a request first, then by killing those that do not react.</summary>
/// <param name="print">Called with a message for each process that had to be killed.</param>
internal sealed class Ending(ISiloProcesses processes, TimeProvider time, Action<string> print)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Asks all silos to stop and waits, up to a time limit, until they have ended. Suspended silos are killed.</summary>
    /// <returns>The silos that are still running after <paramref name="timeout"/>.</returns>
    public async Task<ImmutableArray<LocalSilo>> AskAsync(ImmutableArray<LocalSilo> silos, TimeSpan timeout, CancellationToken cancellation)
    {
        foreach (var silo in silos.Where(IsAlive))
        {
            processes.Terminate(silo.Pid);
        }

        return await AwaitAsync(silos, timeout, cancellation);
    }

    /// <summary>Asks all silos to stop, and kills those that are still running after the time limit.</summary>
    public async Task ForceAsync(ImmutableArray<LocalSilo> silos, TimeSpan timeout, CancellationToken cancellation)
    {
        var left = await AskAsync(silos, timeout, cancellation);
        foreach (var silo in left.Where(IsAlive))
        {
            Kill(silo, "did not stop when asked to");
        }

        await AwaitAsync(left, timeout, cancellation);
    }

    /// <summary>Kills suspended silos (SIGSTOP): they would react to a request only after they are continued.</summary>
    public void EndThoseThatStandStill(ImmutableArray<LocalSilo> silos)
    {
        foreach (var silo in silos.Where(silo => IsAlive(silo) && processes.StandsStill(silo.Pid)))
        {
            Kill(silo, "is suspended (SIGSTOP) and cannot hand over its districts");
        }
    }

    private async Task<ImmutableArray<LocalSilo>> AwaitAsync(ImmutableArray<LocalSilo> silos, TimeSpan timeout, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(timeout, time);
        while (silos.Any(IsAlive) && !limit.IsCancellationRequested)
        {
            EndThoseThatStandStill(silos);
            await Task.Delay(Pause, time, cancellation);
        }

        return [.. silos.Where(IsAlive)];
    }

    private void Kill(LocalSilo silo, string why)
    {
        processes.Kill(silo.Pid);
        print(string.Create(CultureInfo.InvariantCulture, $"Silo {silo.Number} (process {silo.Pid}) {why}: it was killed."));
    }

    private bool IsAlive(LocalSilo silo) => silo.IsAlive(processes);
}
