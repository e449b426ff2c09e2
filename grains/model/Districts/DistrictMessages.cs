using System.Collections.Immutable;
using AdoptionSim.Model.Services;
using AdoptionSim.Model.Towers;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Districts;

/// <summary>The input that a run gives to a district at the start of a tick.</summary>
/// <param name="Commands">The commands for this district, in order of sequence.</param>
/// <param name="NationSubscribers">The simulated active lines of the nation after the last tick.</param>
/// <param name="ApplicantsAtMiddle">The simulated people of the nation expected to wait for the answer to an application in the middle of the tick.</param>
/// <param name="NationPeople">Simulated citizens of the nation.</param>
/// <param name="Services">The input from the services of the nation.</param>
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
/// <param name="Messages">The number of step messages sent since the start.</param>
public sealed record DistrictReport(long[] Counts, ImmutableArray<TowerReport> Towers, long Messages);
