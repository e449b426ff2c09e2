using AdoptionSim.Model.Citizens;
using AdoptionSim.Model.Districts;
using AdoptionSim.Model.Handsets;
using AdoptionSim.Model.Setup;
using AdoptionSim.Nations.Measures;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Rules.Tests.Support;

/// <summary>The complete state of a district at a tick boundary: rows, counts, purses and network.</summary>
public sealed record DistrictState(int Ordinal, CitizenRow[] Citizens, HandsetRow[] Handsets, long[] Counts, District District)
{
    public long Count(Measure measure) => Counts[(int)measure];
}

/// <summary>
/// The state in the middle of a tick, between buying and using: by district, which citizens have a line and which handsets' homes are covered.
/// </summary>
public sealed record Noon(bool[][] HasLine, bool[][] IsCovered)
{
    public static Noon Of(LocalRun run)
    {
        var (lines, covered) = (new bool[run.Districts.Count][], new bool[run.Districts.Count][]);
        for (var ordinal = 0; ordinal < lines.Length; ordinal++)
        {
            var rows = run.Districts[ordinal].Snapshot();
            var coverage = run.Districts[ordinal].Network.Coverage;
            lines[ordinal] = [.. rows.Citizens.ToArray().Select(row => row.Handset != HandsetIndex.None)];
            covered[ordinal] = [.. rows.AllHandsets().Select(row => coverage.TowerOf(row.Has(HandsetFlags.Urban), row.Location) >= 0)];
        }

        return new Noon(lines, covered);
    }
}

/// <summary>The state of a run at a tick boundary, and in the middle of the tick before.</summary>
public sealed record TickState(RunSetup Setup, int Tick, DistrictState[] Districts, Noon Noon)
{
    public static TickState Of(LocalRun run, int tick, Noon noon)
    {
        var districts = new DistrictState[run.Districts.Count];
        for (var ordinal = 0; ordinal < districts.Length; ordinal++)
        {
            var rows = run.Districts[ordinal].Snapshot();
            districts[ordinal] = new DistrictState(ordinal, rows.Citizens.ToArray(), rows.AllHandsets(), run.Districts[ordinal].Counts, run.Districts[ordinal]);
        }

        return new TickState(run.Setup, tick, districts, noon);
    }
}
