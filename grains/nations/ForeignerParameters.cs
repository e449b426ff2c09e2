using System.Collections.Immutable;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Nations;

/// <summary>
/// The parameters of the foreigners in the country and of their phone use. Foreigners are not part of the census, nor of any count of citizens or subscribers.
/// </summary>
public sealed record ForeignerParameters
{
    /// <summary>
    /// The cohorts (groups of foreigners with the same parameters), in the order of the nation's file. The id of a member is <c>FR/KEY/NUMBER</c>.
    /// </summary>
    public required ImmutableArray<ForeignCohort> Cohorts { get; init; }

    /// <summary>The price of a SIM card for the foreigner's own phone, paid once.</summary>
    [Unit("USD", 0, 10000)]
    public required DatedSeries SimPrice { get; init; }

    /// <summary>The registration fee that foreigners pay once for mobile data.</summary>
    [Unit("USD", 0, 10000)]
    public required DatedSeries DataPrice { get; init; }

    /// <summary>The price that foreigners pay for mobile data by volume.</summary>
    [Unit("USD/GB", 0, 100000)]
    public required DatedSeries DataVolumePrice { get; init; }

    /// <summary>The price that foreigners pay for a minute of a call abroad.</summary>
    [Unit("USD/min", 0, 100)]
    public required Quantity InternationalPrice { get; init; }

    /// <summary>The price that foreigners pay for a minute of a call to another foreigner in the country.</summary>
    [Unit("USD/min", 0, 100)]
    public required Quantity LocalPrice { get; init; }

    /// <summary>The price of a SIM card, or of mobile data, at which half of the foreigners who want it do without it.</summary>
    [Unit("USD", 1, 10000)]
    public required Quantity HalfPrice { get; init; }

    /// <summary>The time per day that a foreigner with a phone spends on calls abroad.</summary>
    [Unit("min/day", 0, 1000)]
    public required Quantity InternationalMinutes { get; init; }

    /// <summary>The time per day that a foreigner with a phone spends on calls to other foreigners in the country.</summary>
    [Unit("min/day", 0, 1000)]
    public required Quantity LocalMinutes { get; init; }

    /// <summary>The volume of mobile data that a foreigner with mobile data uses in a day.</summary>
    [Unit("MB/day", 0, 10000)]
    public required Quantity DataUse { get; init; }

    /// <summary>The number of short messages that a foreigner with access to international online services posts there in a day.</summary>
    [Unit("1/day", 0, 1000)]
    public required Quantity Messages { get; init; }

    /// <summary>The number of photos that a foreigner with access to international online services posts there in a day.</summary>
    [Unit("1/day", 0, 1000)]
    public required Quantity Photos { get; init; }

    /// <summary>The share of a foreigner's posts that are sent over mobile data, if the foreigner has both broadband and mobile data.</summary>
    [Unit("share", 0, 1)]
    public required Quantity PostsOverData { get; init; }

    /// <summary>The number of times per day that citizens see a gadget, such as a camera or a laptop, of one foreigner without a phone.</summary>
    [Unit("1/day", 0, 10000)]
    public required Quantity Sights { get; init; }

    /// <summary>The number of times per day that citizens see a gadget, such as a camera or a laptop, of one foreigner with a phone.</summary>
    [Unit("1/day", 0, 10000)]
    public required Quantity SightsWithPhone { get; init; }
}

public enum ForeignerKind
{
    /// <summary>A foreigner who lives in the country. Each resident who leaves is replaced by another one.</summary>
    Resident,

    /// <summary>A foreigner on a visit.</summary>
    Tourist,
}

/// <summary>A group of foreigners (cohort), such as diplomats, with the same parameters.</summary>
public sealed record ForeignCohort
{
    /// <summary>The cohort's key: lower-case letters, digits and hyphens.</summary>
    public required string Key { get; init; }

    public required ForeignerKind Kind { get; init; }

    /// <summary>For a cohort (group) of residents, the number of people in the country; for a cohort of tourists, the number who arrive in a year.</summary>
    [Unit("people", 0, 1e7)]
    public required DatedSeries People { get; init; }

    /// <summary>The relative number of tourists who arrive in each month, twelve values from January on; null for residents.</summary>
    public ImmutableArray<double>? Season { get; init; }

    /// <summary>The mean length of a foreigner's stay in the country. Each stay lies between half and one and a half times the mean.</summary>
    [Unit("day", 1, 10000)]
    public required Quantity Stay { get; init; }

    /// <summary>The districts where the people of this cohort (group of foreigners) stay, each with its share of the people in percent.</summary>
    public required ImmutableArray<HostDistrict> Hosts { get; init; }

    /// <summary>
    /// A factor on the number of times that citizens see gadgets of members of this cohort (group of foreigners). A value of 1 leaves the number as it is.
    /// </summary>
    [Unit("factor", 0, 10)]
    public required Quantity Visibility { get; init; }

    /// <summary>The share of this cohort (group of foreigners) with a computer and broadband, where the access rules allow broadband.</summary>
    [Unit("share", 0, 1)]
    public required Quantity Broadband { get; init; }

    /// <summary>The share of this cohort (group of foreigners) who would have a SIM card if it were free, where the access rules allow a phone.</summary>
    [Unit("share", 0, 1)]
    public required Quantity SimWish { get; init; }

    /// <summary>The share of the SIM card holders in this cohort (group of foreigners) who would have mobile data if it were free.</summary>
    [Unit("share", 0, 1)]
    public required Quantity DataWish { get; init; }

    /// <summary>
    /// The rate at which foreigners who want mobile data register for it, once they are in the country and the access rules allow it. Null if all of them
    /// register at once.
    /// </summary>
    [Unit("1/year", 0, 1000)]
    public Quantity? DataUptake { get; init; }
}

/// <param name="Share">The share of the cohort in percent; the shares add up to 100.</param>
public sealed record HostDistrict(string District, [property: Unit("%", 0, 100)] double Share, string Source);
