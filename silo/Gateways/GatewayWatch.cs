using AdoptionSim.Contracts.Silos;

namespace AdoptionSim.Silo.Gateways;

/// <summary>Asks the silo that a client came in by, again and again, whether it is there, and lets the client go on by another where no answer comes.</summary>
internal sealed class GatewayWatch(IGrainFactory grains, OneGateway gateways, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>Longer than a silo under full load takes to say that it is there; and who leaves one by mistake loses nothing.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private CancellationTokenSource _passage = new();

    /// <summary>Cancelled when the client has gone on by another gateway: what was asked before is not answered any more.</summary>
    public CancellationToken Passage => Volatile.Read(ref _passage).Token;

    /// <summary>Done when the silo that the client came in by has answered.</summary>
    public Task Pulse(CancellationToken cancellation) => grains.GetGrain<ISilos>(ISilos.Key).Pulse().WaitAsync(cancellation);

    /// <summary>Until it is cancelled.</summary>
    public async Task GoOn(CancellationToken cancellation)
    {
        while (gateways.HasOthers)
        {
            await Task.Delay(Interval, time, cancellation);
            if (!await Answers(cancellation))
            {
                await Leave(cancellation);
            }
        }
    }

    public void Dispose() => _passage.Dispose();

    private async Task<bool> Answers(CancellationToken cancellation)
    {
        try
        {
            await Pulse(cancellation).WaitAsync(Patience, time, cancellation);
            return true;
        }
        catch (Exception) when (!cancellation.IsCancellationRequested)
        {
            return false;
        }
    }

    private async Task Leave(CancellationToken cancellation)
    {
        do
        {
            gateways.Next();
            await Task.Delay(2 * OneGateway.RefreshPeriod, time, cancellation);
        }
        while (!await Answers(cancellation));

        // Only now: what is asked again shall come through. Not disposed: somebody may be about to take its token.
        await Interlocked.Exchange(ref _passage, new CancellationTokenSource()).CancelAsync();
    }
}
