using AdoptionSim.Interfaces.Telemetry;
using AdoptionSim.Nations.Measures;
using static AdoptionSim.Interfaces.Telemetry.Vocabulary;

namespace AdoptionSim.Client.Exporting;

/// <summary>The metrics of what there is besides the phone: of provinces, of the nation but once, of cohorts of foreigners. Counts of people and things are divided by the run's scale; articles are not simulated fewer.</summary>
internal sealed class ServiceSeries(RunHistory history)
{
    private const double Milli = 1_000;
    private const double SecondsADay = 86_400;
    private const double BytesAKilobyte = 1_000;
    private const double Cents = 100;

    private readonly double _scale = history.Run.Scale;

    /// <summary>In the vocabulary's order.</summary>
    public IEnumerable<Series> All() =>
    [
        .. Stock(IntranetReaders, Measure.IntranetReaders),
        .. Flow(TerminalVisits, Measure.TerminalVisits),
        .. Flow(TerminalTurnedAway, Measure.TerminalTurnedAway),
        .. Flow(IntranetPhoneVisits, Measure.IntranetPhoneVisits),
        .. Flow(IntranetArticlesRead, Measure.IntranetReading),
        .. Flow(VettedArticlesRead, Measure.VettedReading),
        .. Flow(InternetVisits, Measure.InternetVisits),
        .. Stock(InternetAwarePeople, Measure.AwareOfInternet),
        .. Flow(GadgetSights, Measure.GadgetSights),
        .. Flow(Birthdays, Measure.Birthdays),
        .. Flow(BirthdaysRemembered, Measure.BirthdaysRemembered),
        .. Flow(BoardPosts, Measure.BoardPosts),
        .. Flow(CinemaSeats, Measure.CinemaSeats),
        .. Flow(CinemaCallsAnswered, Measure.CinemaCallsAnswered),
        .. Flow(CinemaAnnoyed, Measure.CinemaAnnoyed),
        .. Stock(HouseholdsWithComputer, Measure.Computers),
        .. Stock(HouseholdsWithPlayer, Measure.Players),
        .. Stock(ForeignTraffic, Measure.ForeignMilliErlangs, Milli),
        .. Stock(ReaderTraffic, Measure.ReaderMilliErlangs, Milli),
        Nation(VettingSubmitted, SoFar(date => history.OfNation(date)[(int)NationMeasure.VettingSubmitted])),
        Nation(VettingPassed, SoFar(date => history.OfNation(date)[(int)NationMeasure.VettingPassed])),
        Nation(VettingRefused, SoFar(date => history.OfNation(date)[(int)NationMeasure.VettingRefused])),
        Nation(VettingWaiting, At(date => history.OfNation(date)[(int)NationMeasure.VettingWaiting])),
        Nation(VettingMedianDelay, At(date => history.OfNation(date)[(int)NationMeasure.VettingMedianDelayDays] * SecondsADay)),
        .. Cohorts(Foreigners, 1, At, ForeignMeasure.Present),
        .. Cohorts(ForeignerLines, 1, At, ForeignMeasure.Lines),
        .. Cohorts(ForeignerDataUsers, 1, At, ForeignMeasure.DataUsers),
        .. Cohorts(ForeignerPosts, 1, SoFar, ForeignMeasure.Messages, ForeignMeasure.PhotoPosts),
        .. Cohorts(ForeignerPostsOverData, 1, SoFar, ForeignMeasure.PostsOverData),
        .. Cohorts(ForeignerCallSeconds, 1, SoFar, ForeignMeasure.InternationalSeconds, ForeignMeasure.LocalSeconds),
        .. Cohorts(ForeignerDataBytes, 1 / BytesAKilobyte, SoFar, ForeignMeasure.DataKilobytes),
        .. Cohorts(ForeignerSpending, Cents, SoFar, ForeignMeasure.SpentCents),
    ];

    private delegate IEnumerable<Sample> Reading(Func<int, double> value);

    private IEnumerable<Series> Stock(Metric metric, Measure measure, double parts = 1) => Provinces(metric, parts, At, measure);

    private IEnumerable<Series> Flow(Metric metric, Measure measure) => Provinces(metric, 1, SoFar, measure);

    private IEnumerable<Series> Provinces(Metric metric, double parts, Reading read, Measure measure) => history.Provinces.Select(province => new Series(
        metric, [history.Run.Name, province.Key], Divided(read(date => province.Places.Sum(place => history.Count(date, place, measure))), parts * _scale)));

    private Series Nation(Metric metric, IEnumerable<Sample> samples) => new(metric, [history.Run.Name], samples);

    private IEnumerable<Series> Cohorts(Metric metric, double parts, Reading read, params ForeignMeasure[] measures) => history.Cohorts.Select(cohort => new Series(
        metric, [history.Run.Name, cohort], Divided(read(date => measures.Sum(measure => history.OfCohort(cohort, date)[(int)measure])), parts * _scale)));

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
