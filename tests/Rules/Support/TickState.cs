using AdoptionSim.Model.Citizens;
using AdoptionSim.Model.Districts;
using AdoptionSim.Model.Handsets;
using AdoptionSim.Model.Runs;
using AdoptionSim.Nations.Measures;

namespace AdoptionSim.Rules.Tests.Support;

/// <summary>All that is known of a district at a tick boundary: rows, counts, purses and network.</summary>
public sealed record DistrictState(int Ordinal, CitizenRow[] Citizens, HandsetRow[] Handsets, long[] Counts, District District)
{
    public long Count(Measure measure) => Counts[(int)measure];
}

/// <summary>A run at a tick boundary, and who had a line when the news of the tick went out.</summary>
public sealed record TickState(RunSetup Setup, int Tick, DistrictState[] Districts, bool[][] ToldOf)
{
    public static async Task<TickState> Of(LocalRun run, int tick, bool[][] toldOf)
    {
        var districts = new DistrictState[run.Districts.Count];
        for (var ordinal = 0; ordinal < districts.Length; ordinal++)
        {
            var rows = await run.Districts[ordinal].Snapshot();
            districts[ordinal] = new DistrictState(ordinal, rows.Citizens.ToArray(), rows.Handsets.ToArray(), run.Districts[ordinal].Counts, run.Districts[ordinal]);
        }

        return new TickState(run.Setup, tick, districts, toldOf);
    }

    /// <summary>By district and citizen, who has a line now.</summary>
    public static async Task<bool[][]> Lines(LocalRun run)
    {
        var lines = new bool[run.Districts.Count][];
        for (var ordinal = 0; ordinal < lines.Length; ordinal++)
        {
            var rows = await run.Districts[ordinal].Snapshot();
            lines[ordinal] = [.. rows.Citizens.ToArray().Select(row => row.Handset != CitizenRow.NoHandset)];
        }

        return lines;
    }
}
