using AdoptionSim.Model.Citizens;
using AdoptionSim.Model.Handsets;
using AdoptionSim.Model.Households;
using AdoptionSim.Model.Ties;
using AdoptionSim.Model.Towers;

namespace AdoptionSim.Model.Checkpoints;

/// <summary>
/// All that a district carries from one tick to the next. What follows from it (coverage, the order of stations, who is passed over for
/// want of money) is made anew. The arrays of one that was just saved are the district's own: good until its next step.
/// </summary>
public sealed record DistrictState
{
    /// <summary>The last tick taken part in.</summary>
    public required int Tick { get; init; }

    /// <summary>The digest series, <c>Measures.Count</c> long.</summary>
    public required long[] Counts { get; init; }

    /// <summary>Mean goodwill of the subscribers, 0 to 1.</summary>
    public required double Goodwill { get; init; }

    /// <summary>Revenue not yet counted, in fractions of a US cent.</summary>
    public required long Accrued { get; init; }

    /// <summary>Wishes of the tick that found no handset for the first time.</summary>
    public required long NewlyUnmet { get; init; }

    /// <summary>Step messages sent so far.</summary>
    public required long Messages { get; init; }

    /// <summary>Used handsets on sale, the one that waits longest first.</summary>
    public required int[] OnSale { get; init; }

    /// <summary>Citizens whose having a line changed after the tick's news went out, in order of time.</summary>
    public required (int Citizen, bool HasLine)[] Changed { get; init; }

    /// <summary>Called ends of the last tick by district, in milli-erlangs.</summary>
    public required long[] CalledMilliErlangs { get; init; }

    /// <summary>News that services have posted for the next tick, in order of posting.</summary>
    public required (int District, News News)[] Posted { get; init; }

    /// <summary>What the district's services carry on, as they wrote it.</summary>
    public required byte[] Services { get; init; }

    public required NetworkState Network { get; init; }

    public required CitizenRow[] Citizens { get; init; }

    /// <summary>Part after part, as they rest in memory.</summary>
    public required IReadOnlyList<ReadOnlyMemory<HandsetRow>> Handsets { get; init; }

    /// <summary>By household.</summary>
    public required HouseholdRow[] Households { get; init; }
}
