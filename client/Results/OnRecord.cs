using AdoptionSim.Nations;

namespace AdoptionSim.Client.Results;

/// <summary>Simulated subscribers beside what is on record.</summary>
/// <param name="Simulated">Real lines, interpolated between the two rows around the day.</param>
internal readonly record struct OnRecord(RecordPoint Point, double Simulated)
{
    /// <summary>Of the simulated to those on record; null where there are none on record.</summary>
    public double? Ratio => Point.Subscribers > 0 ? Simulated / Point.Subscribers : null;

    /// <summary>What is on record is the least that there were.</summary>
    public bool IsBound => Point.Kind == "at least";

    /// <summary>The last point on record of each year that the run has come to.</summary>
    public static IEnumerable<OnRecord> ByYear(Nation nation, IReadOnlyList<CurvePoint> curve) =>
        from point in nation.Record.GroupBy(point => point.Date.Year).Select(year => year.MaxBy(point => point.Date)!)
        let simulated = On(curve, point.Date)
        where simulated is not null
        select new OnRecord(point, simulated.Value);

    private static double? On(IReadOnlyList<CurvePoint> curve, DateOnly date)
    {
        var next = curve.TakeWhile(point => point.Date < date).Count();
        if (next == curve.Count)
        {
            return null;
        }

        var to = curve[next];
        if (next == 0)
        {
            return to.Date == date ? to.Nation : null;
        }

        var from = curve[next - 1];
        var part = (double)(date.DayNumber - from.Date.DayNumber) / (to.Date.DayNumber - from.Date.DayNumber);
        return from.Nation + (part * (to.Nation - from.Nation));
    }
}
