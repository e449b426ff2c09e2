using AdoptionSim.Runtime.Telemetry;
using AdoptionSim.Grains.Tests.Support;
using AdoptionSim.Contracts.Runs;
using AdoptionSim.Model.Time;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Measures;
using AdoptionSim.Nations.Measures.Features;

namespace AdoptionSim.Grains.Tests.Telemetry;

/// <summary>Rows of the test's making for a small nation, and the series that are told of them.</summary>
internal static class Rows
{
    public static readonly SmallRun Run = new("told") { Scale = 0.5 };

    /// <summary>Made once: to read the nation takes longer than most tests.</summary>
    private static readonly (Nation Nation, RunIdentity Identity) Identified = (Run.Setup().Nation, RunIdentity.Of(Run.Specification()));

    private static readonly Calendar Calendar = Run.Setup().Calendar;

    private static readonly int Districts = Identified.Nation.Districts.Length;

    /// <summary>In every district at tick t there are t subscribers, of whom t came in the tick, and t has called for 10 t seconds.</summary>
    public static TickRows Of(int tick)
    {
        var counts = new long[Districts * Measures.Count];
        for (var district = 0; district < Districts; district++)
        {
            counts[(district * Measures.Count) + (int)PhoneMeasures.Subscribers] = tick;
            counts[(district * Measures.Count) + (int)PhoneMeasures.GrossAdditions] = tick;
            counts[(district * Measures.Count) + (int)PhoneMeasures.CallSeconds] = 10 * tick;
        }

        return new TickRows(tick, Calendar.DateOf(tick), "", counts, Station(tick), Nation(tick), MeasureSchema.Current.Hash);
    }

    /// <summary>One station, in the first district: t erlangs, of which a half comes while the power is cut, and a tenth of the rest finds no channel.</summary>
    private static long[] Station(int tick)
    {
        var station = new long[TowerMeasures.Count];
        station[(int)TowerMeasure.OfferedMilliErlangs] = 1000 * tick;
        station[(int)TowerMeasure.DowntimePermille] = 500;
        station[(int)TowerMeasure.CongestionPpm] = 100_000;
        return station;
    }

    /// <summary>Measure by measure: t of the first, 2 t of the second and so on.</summary>
    private static long[] Nation(int tick) => [.. Enumerable.Range(1, NationSeries.Length(2)).Select(measure => (long)tick * measure)];

    public static IEnumerable<TickRows> Of(Range ticks) => Enumerable.Range(ticks.Start.Value, ticks.End.Value - ticks.Start.Value).Select(Of);

    public static RunSeries Series(bool byDistrict = false, string? name = null)
    {
        var (nation, run) = (Identified.Nation, name ?? Run.Name);
        return new RunSeries(
            Identified.Identity with { Name = run }, new PlaceSums(SeriesPlace.Of(run, nation, byDistrict), Run.Scale, ["FR/one", "FR/two"]));
    }

    public static RunProgress At(int tick, RunState state = RunState.Running) => new(state, tick, 53, Calendar.DateOf(tick), 0, 600, 1, 0, "", 1, null);

    /// <summary>Real subscribers of the nation as they are told; null where none are.</summary>
    public static double? Subscribers(this RunSeries series) => series.Done?.Places.Sum(place => place.Real(PhoneMeasures.Subscribers));

    public static double? Additions(this RunSeries series) => series.Done?.Places.Sum(place => place.Sum(PhoneMeasures.GrossAdditions));

    /// <summary>Of all districts together, real ones.</summary>
    public static double OfAll(double each) => each * Districts / Run.Scale;
}
