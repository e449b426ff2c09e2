using AdoptionSim.Model.Citizens;
using AdoptionSim.Model.Handsets;
using AdoptionSim.Model.Households;
using AdoptionSim.Model.Ties;
using AdoptionSim.Model.Towers;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Checkpoints;

/// <summary>
/// The state that a district carries from one tick to the next, as stored in checkpoints. Everything else (coverage, the order in which base stations are
/// built, who cannot afford a phone yet) is computed from it. The arrays of a state that was just saved belong to the district: they are valid until its next
/// tick.
/// </summary>
public sealed record DistrictState
{
    /// <summary>The last tick that the district has simulated.</summary>
    public required Tick Tick { get; init; }

    /// <summary>
    /// The counts of the district in its last tick, such as the number of subscribers. The array has one element for each counted quantity, including
    /// quantities that are no longer counted (<c>Measures.Count</c> elements).
    /// </summary>
    public required long[] Counts { get; init; }

    /// <summary>Mean goodwill of the subscribers towards the network, 0 to 1.</summary>
    public required double Goodwill { get; init; }

    /// <summary>The part of the operator's revenue that did not fill a whole US cent, in 1/256 of a cent. It is carried over to the next tick.</summary>
    public required long Accrued { get; init; }

    /// <summary>
    /// The number of messages that the district has sent so far to the grains (actors) of its citizens and handsets. It is 0 in resident delivery, where the
    /// district simulates them without messages.
    /// </summary>
    public required long Messages { get; init; }

    /// <summary>The used handsets on sale, as handset numbers. The handset that has been on sale for the longest time comes first.</summary>
    public required HandsetIndex[] OnSale { get; init; }

    /// <summary>
    /// The citizens whose phone line began or ended after the tick's messages to social ties had been sent, in order of time. Their ties get the message in the
    /// next tick.
    /// </summary>
    public required (CitizenIndex Citizen, bool HasLine)[] Changed { get; init; }

    /// <summary>
    /// The phone traffic that the last tick's calls from this district cause at the towers of the people called, in milli-erlangs. The array has one element
    /// for each district of the nation, by index: the traffic at the towers of that district.
    /// </summary>
    public required long[] CalledMilliErlangs { get; init; }

    /// <summary>The messages along social ties (tie events) that services have posted for delivery in the next tick, in order of posting.</summary>
    public required (DistrictIndex District, TieEvent TieEvent)[] Posted { get; init; }

    /// <summary>The saved state of the district's services other than the phone.</summary>
    public required byte[] Services { get; init; }

    public required NetworkState Network { get; init; }

    public required CitizenRow[] Citizens { get; init; }

    /// <summary>The rows (states) of all handsets in order of number. They are split over several arrays, as the district holds them in memory.</summary>
    public required IReadOnlyList<ReadOnlyMemory<HandsetRow>> Handsets { get; init; }

    /// <summary>The rows (stored states) of all households, by number: savings, the day of their last update, and the amount saved per year.</summary>
    public required HouseholdRow[] Households { get; init; }
}
