using System.Collections.Immutable;
using AdoptionSim.Model.Services;
using AdoptionSim.Model.Towers;

namespace AdoptionSim.Model.Districts;

/// <summary>What the run tells a district at the start of a tick.</summary>
/// <param name="Commands">Commands for this district, in order of sequence.</param>
/// <param name="NationSubscribers">Active lines of the nation after the last tick (simulated).</param>
/// <param name="NationPeople">Simulated citizens of the nation.</param>
/// <param name="Services">What the nation's own services tell.</param>
public sealed record TickOrder(int Tick, ImmutableArray<DistrictCommand> Commands, long NationSubscribers, long NationPeople, NationNews Services);

/// <summary>What a district is left with after a tick.</summary>
/// <param name="Counts">In the order of <c>Measure</c>.</param>
/// <param name="NewlyUnmet">Of those not served, how many were at the shop for the first time.</param>
/// <param name="Towers">Every tower, by number.</param>
/// <param name="Messages">Step messages sent since the start.</param>
public sealed record DistrictReport(long[] Counts, long NewlyUnmet, ImmutableArray<TowerReport> Towers, long Messages);
