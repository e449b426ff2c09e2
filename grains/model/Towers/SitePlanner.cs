using System.Collections.Immutable;
using AdoptionSim.Nations;

namespace AdoptionSim.Model.Towers;

/// <summary>
/// Gives each station that the record adds a place. A covered urban core without a station comes first, in the order of the
/// roll-out, and so does a covered district that has none at all; with no such place left, the station goes to the part that then has
/// the most covered people per station (D'Hondt's rule), the earlier in the order where two are equal.
/// </summary>
/// <remarks>
/// Stations stay where they are, so where coverage runs ahead of the count of stations, a core waits for the next ones and is
/// served from its neighbours until then. Rural cells do not come first: there are more covered parts on record than stations,
/// and one each would leave the capital with too few.
/// </remarks>
internal sealed class SitePlanner(Nation nation, ImmutableArray<RollOutPart> parts)
{
    private readonly NetworkParameters _network = nation.Network;
    private readonly long _people = nation.Districts.Sum(district => (long)district.People);
    private readonly int[] _sitesOfDistrict = new int[nation.Districts.Length];
    private readonly int[] _sitesOfPart = new int[parts.Length];
    private readonly long[] _covered = new long[parts.Length];

    public ImmutableArray<Site> Plan(DateOnly start, DateOnly until)
    {
        var sites = ImmutableArray.CreateBuilder<Site>();
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
                sites.Add(Open(NextPart(), date));
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

    private int NextPart()
    {
        var most = 0;
        for (var part = 0; part < parts.Length; part++)
        {
            if (_covered[part] > 0 && ComesFirst(part))
            {
                return part;
            }

            if (_covered[part] * (_sitesOfPart[most] + 1) > _covered[most] * (_sitesOfPart[part] + 1))
            {
                most = part;
            }
        }

        return most;
    }

    private bool ComesFirst(int part) => (parts[part].Urban ? _sitesOfPart[part] : _sitesOfDistrict[parts[part].District]) == 0;

    private Site Open(int part, DateOnly date)
    {
        _sitesOfPart[part]++;
        return new Site(parts[part].District, _sitesOfDistrict[parts[part].District]++, parts[part].Urban, date);
    }
}
