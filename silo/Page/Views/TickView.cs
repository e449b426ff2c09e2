using System.Collections.Immutable;

namespace AdoptionSim.Silo.Page.Views;

/// <summary>All districts after a tick, a value for each in their order. Counts are of real people and things.</summary>
/// <param name="Covered">People whose home lies under a station on the air.</param>
/// <param name="Offered">Busy-hour traffic, in milli-erlangs.</param>
/// <param name="Lost">Of that, lost for want of channels or of power.</param>
/// <param name="InternetAware">People who know that the international Internet exists; null where the nation does not ask.</param>
/// <param name="Services">Numbers of the nation's services, as each <c>Feature</c> declares them.</param>
/// <param name="Busiest">The stations that lose the largest share of their traffic; among equals, those with the most of it.</param>
internal sealed record TickView(
    int Tick,
    DateOnly Date,
    long[] Subscribers,
    long[] Covered,
    long[] Offered,
    long[] Lost,
    long[] Stations,
    long[] OnAir,
    long[]? InternetAware,
    ImmutableArray<ServiceView> Services,
    ImmutableArray<StationView> Busiest);

/// <summary>A number of a service.</summary>
/// <param name="Name">Unique among all services.</param>
/// <param name="Value">Null where there is none, as for a share of nothing.</param>
internal sealed record ServiceView(string Name, string Label, NumberForm Form, double? Value);

/// <summary>How the page writes a number.</summary>
internal enum NumberForm
{
    /// <summary>A whole number.</summary>
    Count,

    /// <summary>A share, 0 to 1, which is shown in percent.</summary>
    Share,

    /// <summary>Any number.</summary>
    Amount,
}

/// <param name="District">Its index.</param>
/// <param name="Number">Within its district, from 0.</param>
/// <param name="Channels">Voice channels of all its sectors.</param>
/// <param name="Offered">Busy-hour traffic of real people, in milli-erlangs.</param>
/// <param name="BlockingPpm">Erlang B's blocking probability while on the air, in millionths.</param>
internal sealed record StationView(long District, long Number, bool OnAir, long Channels, long Offered, long BlockingPpm);
