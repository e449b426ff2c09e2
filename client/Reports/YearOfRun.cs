using AdoptionSim.Client.Results;
using AdoptionSim.Nations.Measures;

namespace AdoptionSim.Client.Reports;

/// <summary>What a run came to in one year: the ticks that began in it.</summary>
internal sealed class YearOfRun
{
    private readonly long[] _flows = CountRows.ZeroRow();
    private readonly long[] _foreign = new long[Enum.GetValues<ForeignMeasure>().Length];
    private readonly Scaling _scaling;

    private YearOfRun(int year, IEnumerable<ServicePoint> points, double scale)
    {
        (Year, _scaling, Last) = (year, new Scaling(scale), null!);
        foreach (var point in points)
        {
            Last = point;
            CountRows.Add(point.Counts, _flows);
            foreach (var measure in Enum.GetValues<ForeignMeasure>())
            {
                _foreign[(int)measure] += point.Nation[measure];
            }
        }
    }

    public int Year { get; }

    /// <summary>The row at its end, on which stocks hold.</summary>
    public ServicePoint Last { get; }

    /// <param name="stepDays">Days of a tick: a row's tick began so many days before its date.</param>
    /// <param name="scale">Simulated people per real one.</param>
    public static IEnumerable<YearOfRun> All(IReadOnlyList<ServicePoint> points, int stepDays, double scale) =>
        points.GroupBy(point => (point == points[0] ? point.Date : point.Date.AddDays(1 - stepDays)).Year).Select(year => new YearOfRun(year.Key, year, scale));

    /// <summary>Returns a measure in real people and things: a flow over the year, or a level at the end of the year.</summary>
    public double Of(Measure measure) => _scaling.Real(measure, Counted(measure));

    /// <summary>Returns a measure in real foreigners: a flow over the year, or a level at the end of the year.</summary>
    public double Of(ForeignMeasure measure) => _scaling.Real(measure, Measures.Of(measure).Kind == MeasureKind.Flow ? _foreign[(int)measure] : Last.Nation[measure]);

    /// <summary>Returns a measure in its unit, such as erlangs or US dollars, of real people and things.</summary>
    public double InUnits(Measure measure) => Of(measure) / Measures.Of(measure).PartsOfUnit;

    /// <summary>Returns a ratio of two measures with its factor: of flows over the year, or of levels at its end. Null if the second is nothing.</summary>
    public double? Of(Ratio ratio) => ratio.Factor * ratio.OfCounts(Counted(ratio.Numerator), Counted(ratio.Denominator!.Value));

    /// <summary>Returns a ratio to a constant of the nation with its factor. Null if that is nothing.</summary>
    public double? Of(Ratio ratio, long constant) => Ratio.Share(ratio.Factor * Of(ratio.Numerator), constant);

    private long Counted(Measure measure) => Measures.Of(measure).Kind == MeasureKind.Flow ? _flows[(int)measure] : Last[measure];
}
