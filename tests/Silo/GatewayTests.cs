using AdoptionSim.Contracts.Silos;
using AdoptionSim.Silo.Gateways;
using AdoptionSim.Silo.Tests.Support;
using AdoptionSim.Tests.Support.Limits;

namespace AdoptionSim.Silo.Tests;

/// <summary>Tests clients of suspended silos, whose connections stay open without any data.</summary>
public sealed class GatewayTests : IDisposable
{
    /// <summary>Time limit, far longer than necessary. It cancels a client that stays with the suspended silo.</summary>
    private readonly CancellationTokenSource _deadline = new(TimeSpan.FromMinutes(1));

    private readonly SiloProcess _first;
    private readonly SiloProcess _second;

    public GatewayTests()
    {
        _first = new SiloProcess(SiloPorts.Free());
        _second = new SiloProcess(SiloPorts.Free(primary: _first.Ports.Silo));
    }

    /// <summary>The gateways, the second silo's first, because the first silo holds the membership and is not suspended.</summary>
    private string Gateways => $"127.0.0.1:{_second.Ports.Gateway},127.0.0.1:{_first.Ports.Gateway}";

    public void Dispose()
    {
        _deadline.Dispose();
        _second.Dispose();
        _first.Dispose();
    }

    [Fact]
    public async Task A_client_leaves_the_gateway_of_a_suspended_silo()
    {
        await Task.WhenAll(_first.ReadyAsync(), _second.ReadyAsync());
        await using var client = await ConnectAsync();
        var silos = client.Grains.GetGrain<ISilos>(ISilos.Key);
        await silos.Pulse();
        var passage = client.Passage;
        Assert.False(passage.IsCancellationRequested);

        await _second.FreezeAsync();
        await UntilAsync(passage);

        await silos.Pulse().WaitAsync(_deadline.Token);
        Assert.False(client.Passage.IsCancellationRequested);
    }

    [Trait(Pace.Name, Pace.Nightly)]
    [Fact]
    public async Task A_client_connects_past_a_suspended_silo()
    {
        await Task.WhenAll(_first.ReadyAsync(), _second.ReadyAsync());
        await _second.FreezeAsync();

        await using var client = await ConnectAsync();

        await client.Grains.GetGrain<ISilos>(ISilos.Key).Pulse().WaitAsync(_deadline.Token);
    }

    [Fact]
    public async Task A_client_of_whose_gateways_none_answers_says_so()
    {
        var (one, other) = (SiloPorts.Free(), SiloPorts.Free());

        var connecting = RemoteCluster.ConnectAsync(
            $"127.0.0.1:{one.Gateway},127.0.0.1:{other.Gateway}",
            "adoptsim",
            "adoptsim",
            cancellationToken: _deadline.Token
        );

        await Assert.ThrowsAnyAsync<Exception>(() => connecting);
        Assert.False(_deadline.IsCancellationRequested);
    }

    private Task<RemoteCluster> ConnectAsync() => RemoteCluster.ConnectAsync(Gateways, "adoptsim", "adoptsim", cancellationToken: _deadline.Token);

    private async Task UntilAsync(CancellationToken passage)
    {
        var left = new TaskCompletionSource();
        await using var registration = passage.Register(left.SetResult);
        await left.Task.WaitAsync(_deadline.Token);
    }
}
