using System.Collections.Immutable;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Towers;

/// <summary>
/// The growth of the mobile network: where its base stations stand, and which share of each district's urban and rural part is covered on a date. The covered
/// people of all districts (also of the military camps, which are closed) are the percentage of the nation that the historical record gives. Parts of districts
/// are covered one after the other, so that at most one is partly covered. The order of the parts is an assumption; the total is not.
/// </summary>
public sealed class RollOut
{
    private readonly NetworkParameters _network;
    private readonly long _people;
    private readonly RollOutPart[] _urban;
    private readonly RollOutPart[] _rural;
    private readonly ImmutableArray<ImmutableArray<Site>> _sitesByDistrict;

    private RollOut(Nation nation, ImmutableArray<RollOutPart> parts, ImmutableArray<Site> sites)
    {
        _network = nation.Network;
        _people = nation.Districts.Sum(district => (long)district.People);
        _urban = ByDistrict(nation, parts, urban: true);
        _rural = ByDistrict(nation, parts, urban: false);
        Sites = sites;
        var byDistrict = sites.ToLookup(site => site.District);
        _sitesByDistrict = [.. Enumerable.Range(0, nation.Districts.Length).Select(district => byDistrict[new DistrictIndex(district)].ToImmutableArray())];
    }

    /// <summary>All base stations that open by the end of the run, in order of opening.</summary>
    public ImmutableArray<Site> Sites { get; }

    /// <summary>
    /// Computes the roll-out (growth of the network) of a run. Assigns the base stations in the nation's historical record to districts, day by day from the
    /// start to the end of the run, both included. Base stations recorded before the start open on the first day of the run.
    /// </summary>
    public static RollOut Plan(Nation nation, DateOnly start, DateOnly until)
    {
        var parts = RollOutOrder.Of(nation);
        return new RollOut(nation, parts, new SitePlanner(nation, parts).Plan(start, until));
    }

    /// <summary>
    /// Returns the base stations that the roll-out (growth of the network) gives to a district, in order of opening. The number of a site is thus its index.
    /// </summary>
    public ImmutableArray<Site> SitesOf(DistrictIndex district) => _sitesByDistrict[district];

    /// <summary>Returns the number of base stations of the roll-out that are open on a date in the whole nation.</summary>
    public int SitesOn(DateOnly date) => Math.Min(Sites.Length, (int)Math.Floor(_network.BaseStations.On(date)));

    /// <summary>Returns the shares, 0 to 1, of a district's urban and rural people whom the recorded roll-out covers on a date.</summary>
    public Coverage CoverageOn(DistrictIndex district, DateOnly date)
    {
        var covered = NationCovered(date);
        return new Coverage(Share(_urban[district], covered), Share(_rural[district], covered));
    }

    /// <summary>
    /// Returns the covered shares, 0 to 1, of the urban and rural people of a district to which a scenario has added base stations. Each added base station
    /// covers as many additional people as the nation's average base station of that date. It covers people in the urban core first, then in the rural cells.
    /// </summary>
    public Coverage CoverageOn(DistrictIndex district, DateOnly date, int addedSites)
    {
        var recorded = CoverageOn(district, date);
        var (urban, rural) = (_urban[district].People, _rural[district].People);
        var added = addedSites * PeoplePerSite(date);
        var addedUrban = Math.Min(added, urban * (1 - recorded.Urban));
        var addedRural = Math.Min(added - addedUrban, rural * (1 - recorded.Rural));
        return new Coverage(Raise(recorded.Urban, addedUrban, urban), Raise(recorded.Rural, addedRural, rural));
    }

    private static double Share(RollOutPart part, double nationCovered) => part.People == 0 ? 0 : part.CoveredOf(nationCovered) / part.People;

    private static double Raise(double share, double added, int people) => people == 0 ? 0 : Math.Min(1, share + (added / people));

    private static RollOutPart[] ByDistrict(Nation nation, ImmutableArray<RollOutPart> parts, bool urban)
    {
        var byDistrict = new RollOutPart[nation.Districts.Length];
        foreach (var part in parts.Where(part => part.Urban == urban))
        {
            byDistrict[part.District] = part;
        }

        return byDistrict;
    }

    private double NationCovered(DateOnly date) => _network.PopulationCovered.On(date) / 100 * _people;

    /// <summary>
    /// Returns the number of covered people per base station in the nation on a date. If no base station is open yet, returns this number for the last day of
    /// the nation's historical record.
    /// </summary>
    private double PeoplePerSite(DateOnly date)
    {
        var (sites, covered) = (SitesOn(date), NationCovered(date));
        return sites > 0 && covered > 0 ? covered / sites : NationCovered(DateOnly.MaxValue) / Math.Max(1, _network.BaseStations.On(DateOnly.MaxValue));
    }
}
