using System.Collections.Immutable;
using System.Text.Json;
using AdoptionSim.Nations.Measures;

namespace AdoptionSim.Client.Results;

/// <summary>The column of each measure: its name in snake_case, with the unit where it is not a plain count.</summary>
/// <remarks>Counts are of simulated people, lines and things; <c>subscribers</c> alone is of real ones.</remarks>
internal static class MeasureColumns
{
    private const Measure FirstOfServices = Measure.IntranetReaders;

    /// <summary>In order of the measures.</summary>
    public static readonly ImmutableArray<string> Names = [.. Measures.All.Select(Name)];

    /// <summary>Those of the phone; they have been in the tables from the beginning, and keep their places.</summary>
    public static readonly ImmutableArray<string> OfPhone = Names[..(int)FirstOfServices];

    /// <summary>Those of what there is besides the phone.</summary>
    public static readonly ImmutableArray<string> OfServices = Names[(int)FirstOfServices..];

    public static string Name(Measure measure) => measure switch
    {
        Measure.Subscribers => "subscribers_simulated",
        Measure.OwnersFrom15 => "owners_15_plus",
        Measure.Aware => "aware_people",
        Measure.RevenueCents => "revenue_usd_cents",
        Measure.HandsetCents => "handset_spending_usd_cents",
        Measure.Covered => "covered_people",
        Measure.OfferedMilliErlangs => "offered_traffic_milli_erlangs",
        Measure.LostMilliErlangs => "lost_traffic_milli_erlangs",
        Measure.Goodwill => "goodwill_255ths",
        Measure.IntranetReading => "intranet_articles_read",
        Measure.VettedReading => "vetted_articles_read",
        Measure.CinemaSeats => "cinema_seats_taken",
        Measure.CinemaOwners => "cinema_phone_owners",
        Measure.AwareOfInternet => "internet_aware_people",
        Measure.Computers => "households_with_computer",
        Measure.Players => "households_with_player",
        Measure.ForeignMilliErlangs => "foreign_traffic_milli_erlangs",
        Measure.ReaderMilliErlangs => "reader_traffic_milli_erlangs",
        _ => JsonNamingPolicy.SnakeCaseLower.ConvertName(measure.ToString()),
    };

    /// <summary>Of the nation as a whole. Articles are not simulated fewer.</summary>
    public static string Name(NationMeasure measure) => JsonNamingPolicy.SnakeCaseLower.ConvertName(measure.ToString());

    /// <summary>Of a cohort of foreigners; counts are of simulated people.</summary>
    public static string Name(ForeignMeasure measure) => measure switch
    {
        ForeignMeasure.Messages => "message_posts",
        ForeignMeasure.InternationalSeconds => "international_call_seconds",
        ForeignMeasure.LocalSeconds => "local_call_seconds",
        ForeignMeasure.SpentCents => "spent_usd_cents",
        _ => JsonNamingPolicy.SnakeCaseLower.ConvertName(measure.ToString()),
    };
}
