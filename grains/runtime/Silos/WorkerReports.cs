using System.Collections.Immutable;
using AdoptionSim.Model.Checkpoints;
using AdoptionSim.Model.Districts;
using AdoptionSim.Model.Towers;
using AdoptionSim.Nations.Measures;
using AdoptionSim.Nations.Strata;
using AdoptionSim.Runtime.Districts;

namespace AdoptionSim.Runtime.Silos;

/// <summary>A district's report on a tick, with the number of handsets ever sold there.</summary>
public sealed record PlacedReport(DistrictReport Report, int Handsets);

/// <summary>Packs the reports of a silo's districts into one message, and unpacks them.</summary>
internal static class WorkerReports
{
    /// <param name="work">The time of each district, in clock units.</param>
    public static WorkerReport Pack(IReadOnlyList<HostedDistrict> districts, StrataLayout layout, long[] work, long sentBytes, TimeSpan busy)
    {
        var heads = districts.Select(district => new ReportHead(district.Report.Messages, district.Report.Towers.Length, district.District!.Rows.Handsets));
        return new WorkerReport(
            StructBytes.Of<ReportHead>(heads.ToArray()),
            StructBytes.Of<long>(districts.SelectMany(district => district.Report.Counts).ToArray()),
            StructBytes.Of<TowerReport>(districts.SelectMany(district => district.Report.Towers).ToArray()),
            sentBytes,
            busy,
            StructBytes.Of<long>(work),
            StructBytes.Of<long>(Strata(districts, layout))
        );
    }

    /// <summary>Returns the counts of groups of people, such as age bands, summed over the reports of several silos.</summary>
    public static long[] Strata(IEnumerable<WorkerReport> packed)
    {
        long[] sums = [];
        foreach (var report in packed)
        {
            var counts = StructBytes.All<long>(report.Strata);
            sums = sums.Length == 0 ? counts : [.. sums.Zip(counts, (sum, count) => sum + count)];
        }

        return sums;
    }

    public static IEnumerable<PlacedReport> Unpack(WorkerReport packed)
    {
        var counts = new CountRows(StructBytes.All<long>(packed.Counts));
        var towers = StructBytes.All<TowerReport>(packed.Towers);
        var (district, tower) = (0, 0);
        foreach (var head in StructBytes.All<ReportHead>(packed.Heads))
        {
            var own = counts.Of(district).ToArray();
            var ownTowers = ImmutableArray.Create(towers, tower, head.Towers);
            yield return new PlacedReport(new DistrictReport(own, ownTowers, head.Messages), head.Handsets);
            (district, tower) = (district + 1, tower + head.Towers);
        }
    }

    private static long[] Strata(IReadOnlyList<HostedDistrict> districts, StrataLayout layout)
    {
        var row = new long[layout.RowLength];
        foreach (var district in districts)
        {
            district.District!.Strata.AddTo(row);
        }

        return row;
    }
}
