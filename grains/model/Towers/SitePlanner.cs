using System.Collections.Immutable;
using AdoptionSim.Nations;

namespace AdoptionSim.Model.Towers;

/// <summary>
/// Assigns each base station in the nation's historical record to the urban or the rural part of a district. A covered district without a base station comes
/// first, in the order of the roll-out. Otherwise the station goes to the part with the most covered people per station, the new one included (D'Hondt's rule).
/// If two parts are equal, the earlier one in the order gets it. If a district covered later would then lack a station (<see cref="SiteReserve"/>), the new
/// station is built ahead in the next district of the order.
/// </summary>
/// <remarks>
/// Stations never move, and in 2010 the record's coverage ran ahead of its stations. Without building ahead, whole districts would be covered by no station; it
/// is done as late as possible. Rural cells are not guaranteed a station of their own. The record has more covered parts than stations, and one for each would
/// leave the capital with too few. If base stations are fewer than covered districts, the first districts of the order have one each.
/// </remarks>
internal sealed class SitePlanner(Nation nation, ImmutableArray<RollOutPart> parts)
{
    private readonly NetworkParameters _network = nation.Network;
    private readonly long _people = nation.Districts.Sum(district => (long)district.People);
    private readonly int[] _sitesOfDistrict = new int[nation.Districts.Length];
    private readonly int[] _sitesOfPart = new int[parts.Length];
    private readonly long[] _covered = new long[parts.Length];
    private int _districtsWithSites;
    private int _first;

    public ImmutableArray<Site> Plan(DateOnly start, DateOnly until)
    {
        var sites = ImmutableArray.CreateBuilder<Site>();
        var reserve = new SiteReserve(nation, parts, start);
        for (var date = start; date <= until && parts.Length > 0; date = date.AddDays(1))
        {
            var missing = (int)Math.Floor(_network.BaseStations.On(date)) - sites.Count;
            if (missing <= 0)
            {
                continue;
            }

            Cover(date);
            for (; missing > 0; missing--)
            {
                var mayBeFurther = sites.Count - _districtsWithSites < reserve.FurtherOn(date);
                sites.Add(Open(NextPart(mayBeFurther), date));
            }
        }

        return sites.ToImmutable();
    }

    private void Cover(DateOnly date)
    {
        var nationCovered = _network.PopulationCovered.On(date) / 100 * _people;
        for (var part = 0; part < parts.Length; part++)
        {
            _covered[part] = (long)Math.Ceiling(parts[part].CoveredOf(nationCovered));
        }
    }

    private int NextPart(bool mayBeFurther)
    {
        var without = FirstWithoutSite();
        return without >= 0 && (_covered[without] > 0 || !mayBeFurther) ? without : MostCoveredPerSite();
    }

    /// <summary>Returns the index of the first part, in roll-out order, that belongs to a district without a base station; -1 if all have one.</summary>
    private int FirstWithoutSite()
    {
        while (_first < parts.Length && _sitesOfDistrict[parts[_first].District] > 0)
        {
            _first++;
        }

        return _first < parts.Length ? _first : -1;
    }

    private int MostCoveredPerSite()
    {
        var most = 0;
        for (var part = 1; part < parts.Length; part++)
        {
            if (_covered[part] * (_sitesOfPart[most] + 1) > _covered[most] * (_sitesOfPart[part] + 1))
            {
                most = part;
            }
        }

        return most;
    }

    private Site Open(int part, DateOnly date)
    {
        var district = parts[part].District;
        _districtsWithSites += _sitesOfDistrict[district] == 0 ? 1 : 0;
        _sitesOfPart[part]++;
        return new Site(district, _sitesOfDistrict[district]++, parts[part].Urban, date);
    }
}
