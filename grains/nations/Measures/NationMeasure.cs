namespace AdoptionSim.Nations.Measures;

/// <summary>
/// The measures that are counted for the nation as a whole at every tick. Their order affects the digest (hash) of a run, so a new measure goes to the end.
/// </summary>
public enum NationMeasure
{
    [Counted(
        "vetting_submitted",
        MeasureKind.Flow,
        "articles",
        "Articles of the international Internet that were put to the vetting in the tick.",
        IsReal = true
    )]
    [Exposed("adoptsim_vetting_submitted_total", "articles", "Articles of the international Internet put to the vetting.", Order = 490)]
    VettingSubmitted,

    [Counted("vetting_passed", MeasureKind.Flow, "articles", "Articles that passed the vetting in the tick and appeared on the intranet.", IsReal = true)]
    [Exposed("adoptsim_vetting_passed_total", "articles", "Articles that passed the vetting.", Order = 500)]
    VettingPassed,

    [Counted("vetting_refused", MeasureKind.Flow, "articles", "Articles that the vetting refused in the tick.", IsReal = true)]
    [Exposed("adoptsim_vetting_refused_total", "articles", "Articles that the vetting refused.", Order = 510)]
    VettingRefused,

    [Counted("vetting_waiting", MeasureKind.Stock, "articles", "Articles that wait for the vetting.", IsReal = true)]
    [Exposed("adoptsim_vetting_waiting_articles", "articles", "Articles that wait for the vetting.", Order = 520)]
    VettingWaiting,

    [Counted("vetted_articles", MeasureKind.Stock, "articles", "Articles that have appeared on the intranet since the start.", IsReal = true)]
    VettedArticles,

    [Counted(
        "vetting_median_delay_days",
        MeasureKind.Level,
        "days",
        "The median delay of all articles that have passed since the start, in days.",
        IsReal = true
    )]
    [Exposed(
        "adoptsim_vetting_median_delay_seconds",
        "seconds",
        "Simulated time, in whole days, until half of the articles that have passed appeared.",
        Factor = 86_400,
        Order = 530
    )]
    VettingMedianDelayDays,

    [Counted(
        "vetting_withdrawn",
        MeasureKind.Flow,
        "articles",
        "Articles withdrawn in the tick because they had waited too long for the vetting.",
        IsReal = true
    )]
    VettingWithdrawn,
}

/// <summary>
/// The measures that are counted for each cohort (group) of foreigners at every tick. Their order affects the digest (hash) of a run, so a new measure goes to
/// the end.
/// </summary>
public enum ForeignMeasure
{
    [Counted("present", MeasureKind.Level, "people", "People in the country on the date.", NationName = "foreigners_present")]
    [Exposed("adoptsim_foreigners", "people", "Foreigners in the country.", Order = 540)]
    Present,

    [Counted("arrivals", MeasureKind.Flow, "people", "People who came in the tick.")]
    Arrivals,

    [Counted("departures", MeasureKind.Flow, "people", "People who left in the tick.")]
    Departures,

    [Counted("lines", MeasureKind.Level, "lines", "People in the country in the tick with a phone of their own on the network.")]
    [Exposed("adoptsim_foreigner_lines", "lines", "Foreigners with a phone of their own on the network.", Order = 550)]
    Lines,

    [Counted("data_users", MeasureKind.Level, "people", "People in the country in the tick with mobile data.")]
    [Exposed("adoptsim_foreigner_data_users", "people", "Foreigners with mobile data.", Order = 560)]
    DataUsers,

    [Counted("broadband_users", MeasureKind.Level, "people", "People in the country in the tick with broadband.")]
    BroadbandUsers,

    [Counted("message_posts", MeasureKind.Flow, "posts", "Short messages posted to international services in the tick.", NationName = "foreigners_posts")]
    [Exposed("adoptsim_foreigner_posts_total", "posts", "Short messages and photos posted to international services.", Order = 570)]
    Messages,

    [Counted("photo_posts", MeasureKind.Flow, "posts", "Photos posted to international services in the tick.", NationName = "foreigners_posts")]
    [Exposed("adoptsim_foreigner_posts_total")]
    PhotoPosts,

    [Counted("posts_over_data", MeasureKind.Flow, "posts", "Short messages and photos posted over mobile data in the tick.")]
    [Exposed("adoptsim_foreigner_posts_over_data_total", "posts", "Of both, those posted over mobile data.", Order = 580)]
    PostsOverData,

    [Counted("international_call_seconds", MeasureKind.Flow, "seconds", "Seconds of calls abroad in the tick.")]
    [Exposed("adoptsim_foreigner_call_seconds_total", "seconds", "Time talked abroad and to other foreigners.", Order = 590)]
    InternationalSeconds,

    [Counted("local_call_seconds", MeasureKind.Flow, "seconds", "Seconds of calls to other foreigners in the country in the tick.")]
    [Exposed("adoptsim_foreigner_call_seconds_total")]
    LocalSeconds,

    [Counted("data_kilobytes", MeasureKind.Flow, "kilobytes", "Kilobytes of mobile data in the tick.")]
    [Exposed("adoptsim_foreigner_data_bytes_total", "bytes", "Mobile data, in whole kilobytes of 1,000 bytes.", Factor = 1_000, Order = 600)]
    DataKilobytes,

    [Counted(
        "spent_usd_cents",
        MeasureKind.Flow,
        "US dollars",
        "What foreigners spent on SIM cards, calls and data in the tick, in US cents.",
        PartsOfUnit = 100
    )]
    [Exposed("adoptsim_foreigner_spending_usd_total", "US dollars", "SIM cards, calls and data.", Order = 610)]
    SpentCents,
}

/// <summary>
/// Computes positions in the array of the nation's counts at a tick. It has the counts of the nation, then those of each cohort (group of foreigners) in the
/// order of the nation's file.
/// </summary>
public static class NationSeries
{
    public static readonly int Nation = Enum.GetValues<NationMeasure>().Length;

    public static readonly int Foreign = Enum.GetValues<ForeignMeasure>().Length;

    /// <summary>
    /// Returns the length of the array of the nation's counts at a tick, for a nation with the given number of cohorts (groups) of foreigners.
    /// </summary>
    public static int Length(int cohorts) => Nation + (cohorts * Foreign);

    public static int IndexOf(int cohort, ForeignMeasure measure) => Nation + (cohort * Foreign) + (int)measure;

    /// <summary>Returns the number of cohorts (groups of foreigners) that an array of the nation's counts contains; 0 if it is empty.</summary>
    public static int Cohorts(ReadOnlySpan<long> series) => Math.Max(0, series.Length - Nation) / Foreign;

    /// <summary>Returns the sum of a measure over all cohorts (groups of foreigners) in an array of the nation's counts.</summary>
    public static long Sum(ReadOnlySpan<long> series, ForeignMeasure measure)
    {
        var sum = 0L;
        for (var cohort = 0; cohort < Cohorts(series); cohort++)
        {
            sum += series[IndexOf(cohort, measure)];
        }

        return sum;
    }
}
