using System.Collections.Immutable;
using System.Globalization;
using AdoptionSim.Client.Hosting;

namespace AdoptionSim.Client.Clusters;

/// <summary>Ends silo processes: asked first, and where they do not listen, or cannot, at once.</summary>
/// <param name="tell">Told of each that did not end in good order.</param>
internal sealed class Ending(ISiloProcesses processes, TimeProvider time, Action<string> tell)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Asks all to end and waits; those that stand still are not waited for.</summary>
    /// <returns>Those that have not ended in time.</returns>
    public async Task<ImmutableArray<LocalSilo>> AskAsync(ImmutableArray<LocalSilo> silos, TimeSpan patience, CancellationToken cancellation)
    {
        foreach (var silo in silos.Where(IsAlive))
        {
            processes.Terminate(silo.Pid);
        }

        return await AwaitAsync(silos, patience, cancellation);
    }

    /// <summary>As <see cref="AskAsync"/>, and those that are left are ended at once.</summary>
    public async Task ForceAsync(ImmutableArray<LocalSilo> silos, TimeSpan patience, CancellationToken cancellation)
    {
        var left = await AskAsync(silos, patience, cancellation);
        foreach (var silo in left.Where(IsAlive))
        {
            Kill(silo, "has not ended when it was asked to");
        }

        await AwaitAsync(left, patience, cancellation);
    }

    /// <summary>Ends those that were made to stand still: they would take a request only when they are let go on.</summary>
    public void EndThoseThatStandStill(ImmutableArray<LocalSilo> silos)
    {
        foreach (var silo in silos.Where(silo => IsAlive(silo) && processes.StandsStill(silo.Pid)))
        {
            Kill(silo, "stands still (SIGSTOP) and cannot hand over what it holds");
        }
    }

    private async Task<ImmutableArray<LocalSilo>> AwaitAsync(ImmutableArray<LocalSilo> silos, TimeSpan patience, CancellationToken cancellation)
    {
        using var enough = new CancellationTokenSource(patience, time);
        while (silos.Any(IsAlive) && !enough.IsCancellationRequested)
        {
            EndThoseThatStandStill(silos);
            await Task.Delay(Pause, time, cancellation);
        }

        return [.. silos.Where(IsAlive)];
    }

    private void Kill(LocalSilo silo, string why)
    {
        processes.Kill(silo.Pid);
        tell(string.Create(CultureInfo.InvariantCulture, $"Silo {silo.Number} (process {silo.Pid}) {why}: it is ended at once."));
    }

    private bool IsAlive(LocalSilo silo) => silo.IsAlive(processes);
}
