namespace AdoptionSim.Nations.Measures;

/// <summary>What is counted at every tick of the nation as a whole. The order is part of the digest: a new measure goes to the end.</summary>
public enum NationMeasure
{
    /// <summary>Articles of the international Internet that were put to the vetting in the tick.</summary>
    VettingSubmitted,

    /// <summary>Articles that passed the vetting in the tick and appeared on the intranet.</summary>
    VettingPassed,

    /// <summary>Articles that the vetting refused in the tick.</summary>
    VettingRefused,

    /// <summary>Articles that wait for the vetting.</summary>
    VettingWaiting,

    /// <summary>Articles that have appeared on the intranet since the start.</summary>
    VettedArticles,

    /// <summary>The median delay of all articles that have passed since the start, in days.</summary>
    VettingMedianDelayDays,
}

/// <summary>What is counted at every tick of a cohort of foreigners. The order is part of the digest: a new measure goes to the end.</summary>
public enum ForeignMeasure
{
    /// <summary>People in the country on the date.</summary>
    [Counted(MeasureKind.Level)]
    Present,

    /// <summary>People who came in the tick.</summary>
    [Counted(MeasureKind.Flow)]
    Arrivals,

    /// <summary>People who left in the tick.</summary>
    [Counted(MeasureKind.Flow)]
    Departures,

    /// <summary>People in the country in the tick with a phone of their own on the network.</summary>
    [Counted(MeasureKind.Level)]
    Lines,

    /// <summary>People in the country in the tick with mobile data.</summary>
    [Counted(MeasureKind.Level)]
    DataUsers,

    /// <summary>People in the country in the tick with broadband.</summary>
    [Counted(MeasureKind.Level)]
    BroadbandUsers,

    /// <summary>Short messages posted to international services in the tick.</summary>
    [Counted(MeasureKind.Flow)]
    Messages,

    /// <summary>Photos posted to international services in the tick.</summary>
    [Counted(MeasureKind.Flow)]
    PhotoPosts,

    /// <summary>Of both, those posted over mobile data.</summary>
    [Counted(MeasureKind.Flow)]
    PostsOverData,

    /// <summary>Seconds of calls abroad in the tick.</summary>
    [Counted(MeasureKind.Flow)]
    InternationalSeconds,

    /// <summary>Seconds of calls to other foreigners in the country in the tick.</summary>
    [Counted(MeasureKind.Flow)]
    LocalSeconds,

    /// <summary>Kilobytes of mobile data in the tick.</summary>
    [Counted(MeasureKind.Flow)]
    DataKilobytes,

    /// <summary>What they spent on SIM cards, calls and data in the tick, in US cents.</summary>
    [Counted(MeasureKind.Flow, 100)]
    SpentCents,
}

/// <summary>Where the measures of the nation's series lie: those of the nation, then those of each cohort of foreigners in the order of the nation's file.</summary>
public static class NationSeries
{
    public static readonly int Nation = Enum.GetValues<NationMeasure>().Length;

    public static readonly int Foreign = Enum.GetValues<ForeignMeasure>().Length;

    /// <summary>The length of the series.</summary>
    public static int Length(int cohorts) => Nation + (cohorts * Foreign);

    public static int IndexOf(int cohort, ForeignMeasure measure) => Nation + (cohort * Foreign) + (int)measure;

    /// <summary>How many cohorts a series has; 0 of an empty one.</summary>
    public static int Cohorts(ReadOnlySpan<long> series) => Math.Max(0, series.Length - Nation) / Foreign;

    /// <summary>A measure of all cohorts together.</summary>
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
