using AdoptionSim.Contracts.Silos;

namespace AdoptionSim.Silo.Gateways;

/// <summary>Checks regularly that the gateway through which a client reaches its cluster answers, and switches to the next one if it does not.</summary>
internal sealed class GatewayWatch(IGrainFactory grains, OneGateway gateways, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>Time limit for an answer through the gateway, longer than a silo under full load needs. Leaving a gateway by mistake costs nothing.</summary>
    private static readonly TimeSpan PulseTimeout = TimeSpan.FromSeconds(2);

    private CancellationTokenSource _passage = new();

    /// <summary>A token that is cancelled when the client has switched to another gateway: earlier requests will not be answered.</summary>
    public CancellationToken Passage => Volatile.Read(ref _passage).Token;

    /// <summary>Sends an empty call through the gateway to the silo behind it; completes when that silo has answered.</summary>
    public Task Pulse(CancellationToken cancellation) => grains.GetGrain<ISilos>(ISilos.Key).Pulse().WaitAsync(cancellation);

    /// <summary>
    /// Checks every second that the silo answers through whose gateway (port for clients) this client reaches the cluster. If not, the client switches to the
    /// next gateway. Runs until cancelled; returns at once if there is only one gateway.
    /// </summary>
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
            await Pulse(cancellation).WaitAsync(PulseTimeout, time, cancellation);
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
        } while (!await Answers(cancellation));

        // Cancelled only after the switch, so that repeated requests use the new gateway. Not disposed: a caller may be about to use its token.
        await Interlocked.Exchange(ref _passage, new CancellationTokenSource()).CancelAsync();
    }
}
