using AdoptionSim.Contracts.Runs;
using AdoptionSim.Grains.Tests.Support;
using AdoptionSim.Model.Time;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Measures;
using AdoptionSim.Nations.Measures.Features;
using AdoptionSim.Nations.Quantities;
using AdoptionSim.Nations.Strata;
using AdoptionSim.Runtime.Telemetry;

namespace AdoptionSim.Grains.Tests.Telemetry;

/// <summary>Made-up rows for a small nation, and the metrics computed from them.</summary>
internal static class Rows
{
    public static readonly SmallRun Run = new("series") { Scale = 0.5 };

    /// <summary>Read once, because reading the nation takes longer than most tests.</summary>
    private static readonly (Nation Nation, RunIdentity Identity) Identified = (Run.Setup().Nation, RunIdentity.Of(Run.Specification()));

    private static readonly Calendar Calendar = Run.Setup().Calendar;

    /// <summary>The groups of people.</summary>
    public static readonly DivideLayout Divide = new(Identified.Nation);

    private static readonly int Districts = Identified.Nation.Districts.Length;

    /// <summary>Returns the row of tick t, in which every district has t subscribers, of whom t came in the tick, and t has called for 10 t seconds.</summary>
    public static TickRows Of(Tick tick)
    {
        var counts = new long[Districts * Measures.Count];
        for (var district = 0; district < Districts; district++)
        {
            counts[(district * Measures.Count) + (int)PhoneMeasures.Subscribers] = tick;
            counts[(district * Measures.Count) + (int)PhoneMeasures.GrossAdditions] = tick;
            counts[(district * Measures.Count) + (int)PhoneMeasures.CallSeconds] = 10 * tick;
        }

        return new TickRows(tick, Calendar.DateOf(tick), "", counts, Station(tick), Nation(tick), MeasureSchema.Current.Hash, Strata(tick));
    }

    /// <summary>Returns counts of groups: t for every base group in every base place.</summary>
    private static long[] Strata(int tick) => [.. Enumerable.Repeat((long)tick, Divide.Strata.RowLength)];

    /// <summary>Returns one station in the first district: t erlangs, of which half is lost to a power cut, and a tenth of the rest finds no channel.</summary>
    private static long[] Station(int tick)
    {
        var station = new long[TowerMeasures.Count];
        station[(int)TowerMeasure.OfferedMilliErlangs] = 1000 * tick;
        station[(int)TowerMeasure.DowntimePermille] = 500;
        station[(int)TowerMeasure.CongestionPpm] = 100_000;
        return station;
    }

    /// <summary>Returns national measures: t for the first, 2 t for the second and so on.</summary>
    private static long[] Nation(int tick) => [.. Enumerable.Range(1, NationSeries.Length(2)).Select(measure => (long)tick * measure)];

    public static IEnumerable<TickRows> Of(Range ticks) =>
        Enumerable.Range(ticks.Start.Value, ticks.End.Value - ticks.Start.Value).Select(tick => Of(new Tick(tick)));

    public static RunSeries Series(bool byDistrict = false, string? name = null)
    {
        var (nation, run) = (Identified.Nation, name ?? Run.Name);
        return new RunSeries(
            Identified.Identity with
            {
                Name = run,
            },
            new PlaceSums(SeriesPlace.Of(run, nation, byDistrict), Run.Scale, ["FR/one", "FR/two"], Divide)
        );
    }

    public static RunProgress At(Tick tick, RunState state = RunState.Running) => new(state, tick, 53, Calendar.DateOf(tick), 0, 600, 1, 0, "", 1, null);

    /// <summary>Returns the nation's real subscribers as exposed; null if they are not exposed.</summary>
    public static double? Subscribers(this RunSeries series) => series.Done?.Places.Sum(place => place.Real(PhoneMeasures.Subscribers));

    public static double? Additions(this RunSeries series) => series.Done?.Places.Sum(place => place.Sum(PhoneMeasures.GrossAdditions));

    /// <summary>Returns the real total over all districts.</summary>
    public static double OfAll(double each) => each * Districts / Run.Scale;
}
