using System.Globalization;
using AdoptionSim.Client.Results;
using AdoptionSim.Nations;
using Spectre.Console;

namespace AdoptionSim.Client.Running;

/// <summary>What a run came to, beside what is known, for whoever watches.</summary>
internal static class RunSummary
{
    public static void Show(IAnsiConsole console, RunPlan plan, RunOutcome outcome)
    {
        var years = YearsOnRecord(plan.Nation, outcome.Curve).ToArray();
        if (years.Length > 0)
        {
            console.Write(RecordTable(years));
        }

        var (manifest, last) = (outcome.Manifest, outcome.Curve.Count > 0 ? outcome.Curve[^1] : default);
        Fact(console, "run", $"{manifest.Name}, {manifest.Status} on {manifest.End:yyyy-MM-dd} after {manifest.Ticks:N0} ticks, {manifest.Citizens:N0} citizens");
        Fact(console, "subscribers", $"{last.Nation:N0}, {Share(last)} in the capital");
        Fact(console, "digest", manifest.Digest);
        Fact(console, "time", $"{manifest.WallSeconds:N1} s, {manifest.CitizenTicksPerSecond / 1e6:N0} million citizen-ticks a second");
        Fact(console, "files", outcome.Folder);
    }

    /// <summary>A line that is never wrapped, so that a digest or a path can be copied.</summary>
    internal static void Fact(IAnsiConsole console, string name, FormattableString value) => Fact(console, name, value.ToString(CultureInfo.InvariantCulture));

    internal static void Fact(IAnsiConsole console, string name, string value) => console.Profile.Out.Writer.WriteLine($"{name,-12} {value}");

    /// <summary>The last point on record of each year, beside the simulated subscribers of that day.</summary>
    private static IEnumerable<(RecordPoint Point, double Simulated)> YearsOnRecord(Nation nation, IReadOnlyList<CurvePoint> curve) =>
        from point in nation.Record.GroupBy(point => point.Date.Year).Select(year => year.MaxBy(point => point.Date)!)
        let simulated = On(curve, point.Date)
        where simulated is not null
        select (point, simulated.Value);

    /// <summary>Interpolated between the two rows around the day; null where the run has none.</summary>
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

    private static Table RecordTable(IEnumerable<(RecordPoint Point, double Simulated)> years)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumn("on record").AddColumns(
            new TableColumn("simulated").RightAligned(), new TableColumn("published").RightAligned(), new TableColumn("ratio").RightAligned(), new TableColumn("used to"));
        foreach (var (point, simulated) in years)
        {
            var bound = point.Kind == "at least" ? ">= " : "";
            table.AddRow(
                point.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                simulated.ToString("N0", CultureInfo.InvariantCulture),
                bound + point.Subscribers.ToString("N0", CultureInfo.InvariantCulture),
                point.Subscribers > 0 ? (simulated / point.Subscribers).ToString("F2", CultureInfo.InvariantCulture) : "-",
                Markup.Escape(point.Use));
        }

        return table;
    }

    private static string Share(CurvePoint point) =>
        point.Nation > 0 ? string.Create(CultureInfo.InvariantCulture, $"{100.0 * point.Capital / point.Nation:F1} %") : "none";
}
