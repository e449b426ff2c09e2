using System.Collections.Immutable;
using System.Text.Json;
using AdoptionSim.Nations.Measures;

namespace AdoptionSim.Client.Results;

/// <summary>The column of each measure: its name in snake_case, with the unit where it is not a plain count.</summary>
/// <remarks>Counts are of simulated people, lines and things; <c>subscribers</c> alone is of real ones.</remarks>
internal static class MeasureColumns
{
    public static readonly ImmutableArray<string> Names = [.. Measures.All.Select(Name)];

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
        _ => JsonNamingPolicy.SnakeCaseLower.ConvertName(measure.ToString()),
    };
}
