using System.Collections.Immutable;
using AdoptionSim.Client.Hosting;

namespace AdoptionSim.Client.Clusters;

/// <summary>Ends silo processes: asked first, and where they do not listen, at once.</summary>
internal sealed class Ending(ISiloProcesses processes, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Asks all to end and waits.</summary>
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
            processes.Kill(silo.Pid);
        }

        await AwaitAsync(left, patience, cancellation);
    }

    private async Task<ImmutableArray<LocalSilo>> AwaitAsync(ImmutableArray<LocalSilo> silos, TimeSpan patience, CancellationToken cancellation)
    {
        using var enough = new CancellationTokenSource(patience, time);
        while (silos.Any(IsAlive) && !enough.IsCancellationRequested)
        {
            await Task.Delay(Pause, time, cancellation);
        }

        return [.. silos.Where(IsAlive)];
    }

    private bool IsAlive(LocalSilo silo) => silo.IsAlive(processes);
}
