using System.Collections.Immutable;
using AdoptionSim.Model.Services;
using AdoptionSim.Model.Towers;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Districts;

/// <summary>The input that a run gives to a district at the start of a tick.</summary>
/// <param name="Commands">The commands for this district, in order of their sequence numbers.</param>
/// <param name="NationSubscribers">The number of active phone lines of the simulated nation after the last tick.</param>
/// <param name="ApplicantsAtMiddle">An estimate of the number of simulated people in the nation who, in the middle of the tick, are waiting for the
/// answer to an application for a phone line.</param>
/// <param name="NationPeople">The number of simulated citizens of the nation.</param>
/// <param name="Services">The data of the nation-wide services: vetted articles on the intranet, and foreigners.</param>
public sealed record TickOrder(
    Tick Tick,
    ImmutableArray<DistrictCommand> Commands,
    long NationSubscribers,
    long ApplicantsAtMiddle,
    long NationPeople,
    NationBroadcast Services
);

/// <summary>The result of a tick in a district.</summary>
/// <param name="Counts">The counts in the order of <c>Measure</c>.</param>
/// <param name="Towers">The report of every tower, by number.</param>
/// <param name="Messages">The number of messages that the district has sent so far to the grains of its citizens and handsets; 0 without such grains.</param>
public sealed record DistrictReport(long[] Counts, ImmutableArray<TowerReport> Towers, long Messages);
