using System.Collections.Immutable;
using AdoptionSim.Model.People;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Intranet;

/// <summary>The nation's sites with intranet terminals (libraries and universities), district by district in order of opening.</summary>
public sealed class TerminalSites
{
    private readonly ImmutableArray<TerminalRow>[] _byDistrict;

    /// <param name="launch">The day on which sites without a date are open.</param>
    public TerminalSites(Nation nation, DateOnly launch)
    {
        ArgumentNullException.ThrowIfNull(nation);
        var sites = Enumerable.Range(0, nation.Districts.Length).Select(_ => new List<TerminalRow>()).ToArray();
        if (nation.Intranet is { } intranet)
        {
            AddNamed(nation, intranet, sites);
            AddColleges(nation, intranet, launch, sites);
            AddCountyLibraries(nation, intranet, sites);
        }

        _byDistrict = [.. sites.Select(rows => rows.OrderBy(row => row.OpensDay).ToImmutableArray())];
    }

    /// <summary>
    /// Returns the initial state of each site with intranet terminals in a district, in order of opening. Sites that open later in the run are included.
    /// </summary>
    public ImmutableArray<TerminalRow> Of(DistrictIndex district) => _byDistrict[district];

    private static void AddNamed(Nation nation, IntranetParameters intranet, List<TerminalRow>[] sites)
    {
        foreach (var site in intranet.Sites)
        {
            var home = nation.Districts.First(each => each.Key == site.District);
            double Weight(District district) =>
                site.From == Catchment.District
                    ? district == home
                        ? 1
                        : 0
                    : district.Province == home.Province && district.Place != SettlementType.Closed
                        ? district.Urban
                        : 0;
            var all = nation.Districts.Sum(Weight);
            var seats = LargestRemainder.Round([.. nation.Districts.Select(district => site.Seats * Weight(district) / all)], site.Seats);
            foreach (var (district, own) in seats.Index().Where(each => each.Item > 0))
            {
                sites[district].Add(Row(site.Opens, own, site.Kind));
            }
        }
    }

    private static void AddColleges(Nation nation, IntranetParameters intranet, DateOnly launch, List<TerminalRow>[] sites)
    {
        double Urban(District district) => district.Place == SettlementType.Closed ? 0 : district.Urban;
        var (colleges, urban) = ((int)Math.Round(intranet.Colleges), nation.Districts.Sum(Urban));
        var counts = LargestRemainder.Round([.. nation.Districts.Select(district => urban == 0 ? 0 : colleges * Urban(district) / urban)], colleges);
        foreach (var (district, count) in counts.Index())
        {
            sites[district].AddRange(Enumerable.Repeat(Row(launch, (int)Math.Round(intranet.CollegeSeats), SiteKind.University), count));
        }
    }

    private static void AddCountyLibraries(Nation nation, IntranetParameters intranet, List<TerminalRow>[] sites)
    {
        if (intranet.CountyLibraries is not { } libraries)
        {
            return;
        }

        var counties = nation
            .Districts.Index()
            .Where(each => each.Item.Place == SettlementType.County)
            .OrderBy(each => each.Item.RolloutRank)
            .Select(each => each.Index)
            .ToList();
        var days = libraries.Until.DayNumber - libraries.From.DayNumber;
        foreach (var (order, district) in counties.Index())
        {
            sites[district].Add(Row(libraries.From.AddDays(days * order / Math.Max(1, counties.Count - 1)), libraries.Seats, SiteKind.Library));
        }
    }

    private static TerminalRow Row(DateOnly opens, int seats, SiteKind kind) =>
        new()
        {
            OpensDay = opens.DayNumber,
            Seats = seats,
            Kind = kind,
        };
}
