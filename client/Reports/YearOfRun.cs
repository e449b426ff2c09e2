using AdoptionSim.Client.Tables;
using AdoptionSim.Nations.Measures;

namespace AdoptionSim.Client.Reports;

/// <summary>The results of a run in one year, from the ticks (steps of simulated time) that began in it.</summary>
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

    /// <summary>The counts after the last tick of the year, which include the levels at its end, such as subscribers.</summary>
    public ServicePoint Last { get; }

    /// <param name="stepDays">Days per tick: a row's tick began this many days before its date.</param>
    /// <param name="scale">Simulated people per real person.</param>
    public static IEnumerable<YearOfRun> All(IReadOnlyList<ServicePoint> points, int stepDays, double scale) =>
        points.GroupBy(point => (point == points[0] ? point.Date : point.Date.AddDays(1 - stepDays)).Year).Select(year => new YearOfRun(year.Key, year, scale));

    /// <summary>Returns a measure in real people and things: events summed over the year, or a level, such as subscribers, at its end.</summary>
    public double Of(Measure measure) => _scaling.Real(measure, Counted(measure));

    /// <summary>Returns a measure in real foreigners: events summed over the year, or a level at its end.</summary>
    public double Of(ForeignMeasure measure) => _scaling.Real(measure, Measures.Of(measure).AddsUp ? _foreign[(int)measure] : Last.Nation[measure]);

    /// <summary>Returns a figure for real people and things, in its unit, such as erlangs or US dollars; null for a ratio with a denominator of zero.</summary>
    /// <param name="people">The real population of the nation.</param>
    public double? Of(Figure figure, long people) =>
        figure switch
        {
            Figure.OfMeasure { Measure: var measure } => Of(measure) / Measures.Of(measure).PartsOfUnit,
            Figure.OfForeigners { Measure: var measure } => Of(measure) / Measures.Of(measure).PartsOfUnit,
            Figure.OfNation { Measure: var measure } => Last.Nation[measure],
            Figure.OfNationRatio { Ratio: var ratio } => Last.Nation.Of(ratio),
            Figure.OfRatio { Ratio: { Denominator: { } whole } ratio } => ratio.Factor * ratio.OfCounts(Counted(ratio.Numerator), Counted(whole)),
            Figure.OfRatio { Ratio: { Constant: PlaceConstant.People } ratio } => Ratio.Share(ratio.Factor * Of(ratio.Numerator), people),
            _ => throw new InvalidOperationException($"A table by year shows {figure}; expected a measure, or a ratio to people or to a measure."),
        };

    private long Counted(Measure measure) => Measures.Of(measure).AddsUp ? _flows[(int)measure] : Last[measure];
}
