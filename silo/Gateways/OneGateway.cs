using System.Net;
using Orleans.Messaging;

namespace AdoptionSim.Silo.Gateways;

/// <summary>
/// The gateways of a cluster, of which a client uses one at a time: so it can tell by one call whether the silo that it came in by still answers, and go on by another.
/// Left to itself, Orleans' client would keep to each gateway that it has a connection to, and a silo that is frozen or cut off does not close its own.
/// </summary>
internal sealed class OneGateway(IReadOnlyList<IPEndPoint> gateways, int first) : IGatewayListProvider
{
    /// <summary>How soon the client keeps to what <see cref="Next"/> said.</summary>
    public static readonly TimeSpan RefreshPeriod = TimeSpan.FromMilliseconds(200);

    private int _current = first;

    public TimeSpan MaxStaleness => RefreshPeriod;

    public bool IsUpdatable => true;

    public bool HasOthers => gateways.Count > 1;

    public Task InitializeGatewayListProvider() => Task.CompletedTask;

    public Task<IList<Uri>> GetGateways() => Task.FromResult<IList<Uri>>([gateways[_current].ToGatewayUri()]);

    /// <summary>The one after this, after the last the first.</summary>
    public void Next() => _current = (_current + 1) % gateways.Count;
}
