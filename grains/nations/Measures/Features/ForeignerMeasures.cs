namespace AdoptionSim.Nations.Measures.Features;

/// <summary>The measures of foreigners in the country: their phone traffic by district, and everything else by cohort (group).</summary>
public static class ForeignerMeasures
{
    [Counted(
        "foreign_traffic_milli_erlangs",
        MeasureKind.Level,
        "erlangs",
        "Busy-hour traffic that foreigners offered to the district's stations, in milli-erlangs (simulated people).",
        PartsOfUnit = 1000
    )]
    [Exposed("adoptsim_foreign_traffic_erlangs", "erlangs", "Of the busy hour's offered traffic, that of foreigners.", Order = 470)]
    public const Measure OfferedMilliErlangs = (Measure)54;

    public static Feature Feature { get; } =
        new("foreigners", typeof(ForeignerMeasures))
        {
            OfCohorts = typeof(ForeignMeasure),
            Charts =
            [
                new(
                    "Foreigners in the country",
                    "people",
                    [
                        new("present", ForeignMeasure.Present),
                        new("own phone", ForeignMeasure.Lines),
                        new("mobile data", ForeignMeasure.DataUsers),
                        new("broadband", ForeignMeasure.BroadbandUsers),
                    ],
                    IsLogarithmic: true
                ),
                new(
                    "Foreigners' posts abroad",
                    "posts a day",
                    [
                        new("messages", ForeignMeasure.Messages),
                        new("photos", ForeignMeasure.PhotoPosts),
                        new("of both, over mobile data", ForeignMeasure.PostsOverData),
                    ],
                    IsLogarithmic: true
                ),
            ],
            Tables =
            [
                new(
                    "Foreigners, by year",
                    [
                        new("in the country", ForeignMeasure.Present),
                        new("with a line", ForeignMeasure.Lines),
                        new("with mobile data", ForeignMeasure.DataUsers),
                        new("with broadband", ForeignMeasure.BroadbandUsers),
                        new("messages posted abroad", ForeignMeasure.Messages),
                        new("photos posted abroad", ForeignMeasure.PhotoPosts),
                        new("of both, over mobile data", ForeignMeasure.PostsOverData),
                    ]
                ),
            ],
            OnPage = [new("foreigners", "Foreigners in the country", ForeignMeasure.Present)],
            InWatch = [new("foreigners", [ForeignMeasure.Present])],
        };
}
