using AdoptionSim.Nations;

namespace AdoptionSim.Client.Tables;

/// <summary>Simulated subscribers and the published figure of the same day.</summary>
/// <param name="Simulated">Simulated lines at real scale, interpolated between the two rows around the day.</param>
internal readonly record struct OnRecord(RecordPoint Point, double Simulated)
{
    /// <summary>Simulated divided by published subscribers; null if zero were published.</summary>
    public double? Ratio => Point.Subscribers > 0 ? Simulated / Point.Subscribers : null;

    /// <summary>True if the published figure is a lower bound ("at least").</summary>
    public bool IsBound => Point.Kind == "at least";

    /// <summary>Returns the last published figure of each year that the run has reached.</summary>
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
