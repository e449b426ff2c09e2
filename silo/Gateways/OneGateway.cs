using System.Net;
using Orleans.Messaging;

namespace AdoptionSim.Silo.Gateways;

/// <summary>
/// Gives Orleans' client one gateway of the cluster at a time. So one call shows whether the silo behind it answers, and the client can switch to the next
/// gateway. By default Orleans' client would keep connections to all gateways, and a silo that is frozen or disconnected does not close its connection.
/// </summary>
internal sealed class OneGateway(IReadOnlyList<IPEndPoint> gateways, int first) : IGatewayListProvider
{
    /// <summary>The interval at which Orleans' client asks which gateway to use, and so notices a switch by <see cref="Next"/>.</summary>
    public static readonly TimeSpan RefreshPeriod = TimeSpan.FromMilliseconds(200);

    private int _current = first;

    public TimeSpan MaxStaleness => RefreshPeriod;

    public bool IsUpdatable => true;

    public bool HasOthers => gateways.Count > 1;

    public Task InitializeGatewayListProvider() => Task.CompletedTask;

    public Task<IList<Uri>> GetGateways() => Task.FromResult<IList<Uri>>([gateways[_current].ToGatewayUri()]);

    /// <summary>Makes the client use the next gateway in the list, after the last one the first.</summary>
    public void Next() => _current = (_current + 1) % gateways.Count;
}
