namespace AdoptionSim.Grains.Tests.Support;

/// <summary>One silo for all tests of a class; runs of different names do not see each other.</summary>
public sealed class SmallCluster : IAsyncLifetime
{
    private GrainCluster? _cluster;

    public IGrainFactory Grains => _cluster!.Grains;

    public async ValueTask InitializeAsync() => _cluster = await GrainCluster.StartAsync();

    public async ValueTask DisposeAsync() => await _cluster!.DisposeAsync();
}
