using AdoptionSim.Contracts.Silos;
using AdoptionSim.Silo.Gateways;
using AdoptionSim.Silo.Tests.Support;

namespace AdoptionSim.Silo.Tests;

/// <summary>Clients of silos that stand still: their connections stay open, and nothing comes over them.</summary>
public sealed class GatewayTests : IDisposable
{
    /// <summary>Far longer than it should take; a client that stays with the silo that stands still is cut short by it.</summary>
    private readonly CancellationTokenSource _deadline = new(TimeSpan.FromMinutes(1));

    private readonly SiloProcess _first;
    private readonly SiloProcess _second;

    public GatewayTests()
    {
        _first = new SiloProcess(SiloPorts.Free());
        _second = new SiloProcess(SiloPorts.Free(primary: _first.Ports.Silo));
    }

    /// <summary>That of the second silo comes first: the first holds the membership.</summary>
    private string Gateways => $"127.0.0.1:{_second.Ports.Gateway},127.0.0.1:{_first.Ports.Gateway}";

    public void Dispose()
    {
        _deadline.Dispose();
        _second.Dispose();
        _first.Dispose();
    }

    [Fact]
    public async Task A_client_goes_on_by_another_gateway_where_the_silo_that_it_came_in_by_stands_still()
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

    [Fact]
    public async Task A_client_that_comes_to_a_gateway_of_a_silo_that_stands_still_connects_by_the_next()
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

        var connecting = RemoteCluster.ConnectAsync($"127.0.0.1:{one.Gateway},127.0.0.1:{other.Gateway}", "adoptsim", "adoptsim", cancellationToken: _deadline.Token);

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
