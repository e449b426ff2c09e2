using AdoptionSim.Model.Citizens;
using AdoptionSim.Model.Handsets;
using AdoptionSim.Model.Households;
using AdoptionSim.Model.Ties;
using AdoptionSim.Model.Towers;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Checkpoints;

/// <summary>
/// The state that a district carries from one tick to the next; checkpoints store it. Anything that follows from it (coverage, the order in which stations are
/// built, who cannot afford a phone yet) is computed anew. The arrays of a state that was just saved are the district's own: they are valid until its next
/// step.
/// </summary>
public sealed record DistrictState
{
    /// <summary>The last tick that the district has simulated.</summary>
    public required Tick Tick { get; init; }

    /// <summary>
    /// The district's counts, such as subscribers, of its last tick: one for each position of the series that the run's digest covers (<c>Measures.Count</c>
    /// values).
    /// </summary>
    public required long[] Counts { get; init; }

    /// <summary>Mean goodwill of the subscribers towards the network, 0 to 1.</summary>
    public required double Goodwill { get; init; }

    /// <summary>
    /// The fraction of a US cent of the operator's revenue that was too small to count and is carried over to the next tick, in 1/256 of a cent.
    /// </summary>
    public required long Accrued { get; init; }

    /// <summary>
    /// The number of messages sent so far to the actors (grains) of citizens and handsets; 0 in resident delivery, which runs their rules without messages.
    /// </summary>
    public required long Messages { get; init; }

    /// <summary>The numbers of used handsets on sale, the longest waiting first.</summary>
    public required HandsetIndex[] OnSale { get; init; }

    /// <summary>
    /// The citizens whose phone line began or ended too late for the tick's news to their social ties, in order of time. Their ties learn of it in the next
    /// tick.
    /// </summary>
    public required (CitizenIndex Citizen, bool HasLine)[] Changed { get; init; }

    /// <summary>
    /// The traffic that calls from this district in the last tick cause at the towers that serve the people called, by the district of these people, in
    /// milli-erlangs.
    /// </summary>
    public required long[] CalledMilliErlangs { get; init; }

    /// <summary>The messages along social ties (tie events) that services have posted for delivery in the next tick, in order of posting.</summary>
    public required (DistrictIndex District, TieEvent TieEvent)[] Posted { get; init; }

    /// <summary>The saved state of the district's services other than the phone.</summary>
    public required byte[] Services { get; init; }

    public required NetworkState Network { get; init; }

    public required CitizenRow[] Citizens { get; init; }

    /// <summary>The rows (states) of all handsets in order of number, in several arrays as they lie in memory.</summary>
    public required IReadOnlyList<ReadOnlyMemory<HandsetRow>> Handsets { get; init; }

    /// <summary>The rows (savings and the day of their last update) of all households, by number.</summary>
    public required HouseholdRow[] Households { get; init; }
}
