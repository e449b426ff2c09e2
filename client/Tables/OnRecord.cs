using AdoptionSim.Nations;
using AdoptionSim.Nations.Measures.Comparisons;

namespace AdoptionSim.Client.Tables;

/// <summary>Compares the simulated numbers of subscribers over time with the published ones.</summary>
internal static class OnRecord
{
    /// <summary>
    /// Returns the last published number of subscribers of each year beside the run's number on that date. Dates outside the run are left out.
    /// </summary>
    public static IEnumerable<ComparedRow> ByYear(Nation nation, IReadOnlyList<CurvePoint> curve) =>
        from row in nation.PublishedSubscribers.GroupBy(row => row.Date.Year).Select(year => year.MaxBy(row => row.Date)!)
        let simulated = On(curve, row.Date)
        where simulated is not null
        select new ComparedRow(RecordMeasures.Subscribers, row, simulated);

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
