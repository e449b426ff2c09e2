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
        // Into arrays of the final size: enumerating measure by measure took 2 % of the processor time of runs at scale 0.01.
        var heads = new ReportHead[districts.Count];
        var counts = new long[districts.Sum(district => district.Report.Counts.Length)];
        var towers = new TowerReport[districts.Sum(district => district.Report.Towers.Length)];
        var strata = new long[layout.RowLength];
        var (count, tower) = (0, 0);
        foreach (var (place, district) in districts.Index())
        {
            var report = district.Report;
            heads[place] = new ReportHead(report.Messages, report.Towers.Length, district.District!.Rows.Handsets);
            report.Counts.CopyTo(counts, count);
            report.Towers.CopyTo(towers, tower);
            district.District.Strata.AddTo(strata);
            (count, tower) = (count + report.Counts.Length, tower + report.Towers.Length);
        }

        return new WorkerReport(
            StructBytes.Of<ReportHead>(heads),
            StructBytes.Of<long>(counts),
            StructBytes.Of<TowerReport>(towers),
            sentBytes,
            busy,
            StructBytes.Of<long>(work),
            StructBytes.Of<long>(strata)
        );
    }

    /// <summary>Returns the counts of groups of people, such as age bands, summed over the reports of several silos.</summary>
    public static long[] Strata(IEnumerable<WorkerReport> packed)
    {
        long[] sums = [];
        foreach (var report in packed)
        {
            var counts = StructBytes.All<long>(report.Strata);
            if (sums.Length > 0)
            {
                CountRows.Add(sums, counts);
            }

            sums = counts;
        }

        return sums;
    }

    public static PlacedReport[] Unpack(WorkerReport packed)
    {
        var counts = new CountRows(StructBytes.All<long>(packed.Counts));
        var towers = StructBytes.All<TowerReport>(packed.Towers);
        var heads = StructBytes.All<ReportHead>(packed.Heads);
        var reports = new PlacedReport[heads.Length];
        var tower = 0;
        foreach (var (district, head) in heads.Index())
        {
            var ownTowers = ImmutableArray.Create(towers, tower, head.Towers);
            reports[district] = new PlacedReport(new DistrictReport(counts.Of(district).ToArray(), ownTowers, head.Messages), head.Handsets);
            tower += head.Towers;
        }

        return reports;
    }
}
