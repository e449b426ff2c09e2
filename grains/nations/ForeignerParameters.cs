using System.Collections.Immutable;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Nations;

/// <summary>The foreigners in the country: outside the census, the subscribers and all margins of citizens.</summary>
public sealed record ForeignerParameters
{
    /// <summary>In order; a cohort's people are <c>FR/KEY/NUMBER</c>.</summary>
    public required ImmutableArray<ForeignCohort> Cohorts { get; init; }

    /// <summary>Of a SIM card for one's own phone, paid once.</summary>
    [Unit("USD", 0, 10000)]
    public required DatedSeries SimPrice { get; init; }

    /// <summary>Of mobile data, paid once: the registration.</summary>
    [Unit("USD", 0, 10000)]
    public required DatedSeries DataPrice { get; init; }

    /// <summary>Of mobile data, by volume.</summary>
    [Unit("USD/GB", 0, 100000)]
    public required DatedSeries DataVolumePrice { get; init; }

    /// <summary>Of calls abroad.</summary>
    [Unit("USD/min", 0, 100)]
    public required Quantity InternationalPrice { get; init; }

    /// <summary>Of calls to other foreigners in the country.</summary>
    [Unit("USD/min", 0, 100)]
    public required Quantity LocalPrice { get; init; }

    /// <summary>The price at which half of those who want a SIM card, or data, do without.</summary>
    [Unit("USD", 1, 10000)]
    public required Quantity HalfPrice { get; init; }

    /// <summary>Calls abroad of one with a phone.</summary>
    [Unit("min/day", 0, 1000)]
    public required Quantity InternationalMinutes { get; init; }

    /// <summary>Calls to other foreigners in the country of one with a phone.</summary>
    [Unit("min/day", 0, 1000)]
    public required Quantity LocalMinutes { get; init; }

    /// <summary>Mobile data of one who has it.</summary>
    [Unit("MB/day", 0, 10000)]
    public required Quantity DataUse { get; init; }

    /// <summary>Short messages posted to international services by one who reaches them.</summary>
    [Unit("1/day", 0, 1000)]
    public required Quantity Messages { get; init; }

    /// <summary>Photos posted there.</summary>
    [Unit("1/day", 0, 1000)]
    public required Quantity Photos { get; init; }

    /// <summary>Of the posts of one who has broadband and mobile data, those over mobile data.</summary>
    [Unit("share", 0, 1)]
    public required Quantity PostsOverData { get; init; }

    /// <summary>Times a day that a citizen sees a foreigner's gadget, of one without a phone: cameras, laptops.</summary>
    [Unit("1/day", 0, 10000)]
    public required Quantity Sights { get; init; }

    /// <summary>The same of one with a phone.</summary>
    [Unit("1/day", 0, 10000)]
    public required Quantity SightsWithPhone { get; init; }
}

public enum ForeignerKind
{
    /// <summary>Lives in the country; whoever leaves is followed by another.</summary>
    Resident,

    /// <summary>On a visit.</summary>
    Tourist,
}

/// <summary>Foreigners who are alike.</summary>
public sealed record ForeignCohort
{
    /// <summary>Lower-case letters, digits and hyphens.</summary>
    public required string Key { get; init; }

    public required ForeignerKind Kind { get; init; }

    /// <summary>Of residents those in the country, of tourists those who come in a year.</summary>
    [Unit("people", 0, 1e7)]
    public required DatedSeries People { get; init; }

    /// <summary>Of the tourists of a year, how many come in a month relative to others, from January on; none for residents, twelve for tourists.</summary>
    public ImmutableArray<double>? Season { get; init; }

    /// <summary>The mean stay; stays lie between half and one and a half times as long.</summary>
    [Unit("day", 1, 10000)]
    public required Quantity Stay { get; init; }

    /// <summary>Where they stay.</summary>
    public required ImmutableArray<HostDistrict> Hosts { get; init; }

    /// <summary>How much their gadgets stand out: sights relative to those of other foreigners.</summary>
    [Unit("factor", 0, 10)]
    public required Quantity Visibility { get; init; }

    /// <summary>Who has a computer with broadband, where the access table allows it.</summary>
    [Unit("share", 0, 1)]
    public required Quantity Broadband { get; init; }

    /// <summary>Who would have a SIM card if it cost nothing, where the access table allows a phone.</summary>
    [Unit("share", 0, 1)]
    public required Quantity SimWish { get; init; }

    /// <summary>Who of these would have mobile data if it cost nothing.</summary>
    [Unit("share", 0, 1)]
    public required Quantity DataWish { get; init; }
}

/// <param name="Share">Of the cohort; the shares add up to 100.</param>
public sealed record HostDistrict(string District, [property: Unit("%", 0, 100)] double Share, string Source);
