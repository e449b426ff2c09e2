using AdoptionSim.Interfaces.Telemetry;
using AdoptionSim.Nations.Measures;
using static AdoptionSim.Interfaces.Telemetry.Vocabulary;

namespace AdoptionSim.Client.Exporting;

/// <summary>Metrics of the vetting, for the nation as a whole, and of each cohort of foreigners. Counts of people and things are divided by the run's scale; counts of articles are not.</summary>
internal sealed class ServiceSeries(RunHistory history)
{
    private const double SecondsADay = 86_400;
    private const double BytesAKilobyte = 1_000;

    private readonly double _scale = history.Run.Scale;

    /// <summary>In the vocabulary's order.</summary>
    public IEnumerable<Series> All() =>
    [
        Nation(VettingSubmitted, SoFar(date => history.OfNation(date)[(int)NationMeasure.VettingSubmitted])),
        Nation(VettingPassed, SoFar(date => history.OfNation(date)[(int)NationMeasure.VettingPassed])),
        Nation(VettingRefused, SoFar(date => history.OfNation(date)[(int)NationMeasure.VettingRefused])),
        Nation(VettingWaiting, At(date => history.OfNation(date)[(int)NationMeasure.VettingWaiting])),
        Nation(VettingMedianDelay, At(date => history.OfNation(date)[(int)NationMeasure.VettingMedianDelayDays] * SecondsADay)),
        .. Cohorts(Foreigners, ForeignMeasure.Present),
        .. Cohorts(ForeignerLines, ForeignMeasure.Lines),
        .. Cohorts(ForeignerDataUsers, ForeignMeasure.DataUsers),
        .. Cohorts(ForeignerPosts, ForeignMeasure.Messages, ForeignMeasure.PhotoPosts),
        .. Cohorts(ForeignerPostsOverData, ForeignMeasure.PostsOverData),
        .. Cohorts(ForeignerCallSeconds, ForeignMeasure.InternationalSeconds, ForeignMeasure.LocalSeconds),
        .. Cohorts(ForeignerDataBytes, BytesAKilobyte, ForeignMeasure.DataKilobytes),
        .. Cohorts(ForeignerSpending, ForeignMeasure.SpentCents),
    ];

    private delegate IEnumerable<Sample> Reading(Func<int, double> value);

    private Series Nation(Metric metric, IEnumerable<Sample> samples) => new(metric, [history.Run.Name], samples);

    private IEnumerable<Series> Cohorts(Metric metric, params ForeignMeasure[] measures) => Cohorts(metric, 1, measures);

    /// <param name="factor">What the metric counts in one of the measures' unit.</param>
    /// <param name="measures">Added up; all of one kind and unit.</param>
    private IEnumerable<Series> Cohorts(Metric metric, double factor, params ForeignMeasure[] measures)
    {
        var counted = Measures.Of(measures[0]);
        Reading read = counted.Kind == MeasureKind.Flow ? SoFar : At;
        var divisor = counted.PartsOfUnit / factor * _scale;
        return history.Cohorts.Select(cohort => new Series(
            metric, [history.Run.Name, cohort], Divided(read(date => measures.Sum(measure => history.OfCohort(cohort, date)[(int)measure])), divisor)));
    }

    private static IEnumerable<Sample> Divided(IEnumerable<Sample> samples, double divisor) => samples.Select(sample => sample with { Value = sample.Value / divisor });

    private IEnumerable<Sample> At(Func<int, double> value) => history.Dates.Select((date, tick) => new Sample(date, value(tick)));

    /// <summary>What flowed since the run's start. Whole numbers, which add up exactly.</summary>
    private IEnumerable<Sample> SoFar(Func<int, double> flow)
    {
        double total = 0;
        for (var date = 0; date < history.Dates.Count; date++)
        {
            total += flow(date);
            yield return new Sample(history.Dates[date], total);
        }
    }
}
