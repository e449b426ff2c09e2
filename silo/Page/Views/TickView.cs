using System.Collections.Immutable;

namespace AdoptionSim.Silo.Page.Views;

/// <summary>
/// The figures of the live page after a tick: those of all districts, with one value per district in each list, and those of the nation. Counts are of real
/// people and things.
/// </summary>
/// <param name="Covered">People whose home is covered by a base station on the air.</param>
/// <param name="Offered">Offered busy-hour traffic, in milli-erlangs.</param>
/// <param name="Lost">Lost busy-hour traffic, for lack of channels or power, in milli-erlangs.</param>
/// <param name="InternetAware">People who know that the international Internet exists; null if the nation does not model this.</param>
/// <param name="Divide">The phone owners by group of people, for each dimension such as age; empty if the run does not count groups.</param>
/// <param name="Inequality">How unequally phones are spread; empty if the run does not count groups.</param>
/// <param name="Services">Figures of the nation's services, as each <c>Feature</c> declares them.</param>
/// <param name="Busiest">The base stations that lose the largest share of their traffic; among equals, those with the most traffic.</param>
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
    ImmutableArray<DimensionView> Divide,
    ImmutableArray<InequalityView> Inequality,
    ImmutableArray<ServiceView> Services,
    ImmutableArray<StationView> Busiest
);

/// <summary>A figure of a service other than the phone, such as the share of birthdays remembered, on the live page.</summary>
/// <param name="Name">The figure's name, unique among the figures of all services.</param>
/// <param name="Value">The value; null if it is a ratio with a denominator of zero.</param>
internal sealed record ServiceView(string Name, string Label, NumberForm Form, double? Value);

/// <summary>The format in which the page writes a number.</summary>
internal enum NumberForm
{
    /// <summary>The format of a whole number.</summary>
    Count,

    /// <summary>The format of a share, 0 to 1, which is shown in percent.</summary>
    Share,

    /// <summary>The format of any other number, which is shown with at most two decimals.</summary>
    Amount,
}

/// <param name="District">The index of the base station's district.</param>
/// <param name="Number">The number within the district, from 0.</param>
/// <param name="Channels">The voice channels of all its sectors.</param>
/// <param name="Offered">Offered busy-hour traffic in milli-erlangs, scaled up to the real population.</param>
/// <param name="BlockingPpm">The blocking probability (Erlang B) while on the air, in parts per million.</param>
internal sealed record StationView(long District, long Number, bool OnAir, long Channels, long Offered, long BlockingPpm);
