using System.Numerics;
using System.Runtime.CompilerServices;
using AdoptionSim.Model.People;
using AdoptionSim.Model.Randomness;
using AdoptionSim.Nations;

namespace AdoptionSim.Model.Ties;

/// <summary>
/// Who knows whom, without a byte per tie: households and companies are cliques; every other slot is a keyed random matching of a
/// settlement or of the nation, in which one's partner is the neighbour in permuted order. Symmetric, a function of the seed
/// alone, and a tie costs two walks through a <see cref="Permutation"/>.
/// </summary>
public sealed class SocialGraph
{
    private readonly Population[] _populations;
    private readonly Taste _taste;
    private readonly Draws[] _draws;
    private readonly Settlement[] _settlements;
    private readonly Permutation[] _nationwide;
    private readonly int[] _firstOfDistrict;
    private readonly short[] _districtNear;
    private readonly int _nearBits;
    private readonly int _open;
    private readonly int _companySize;
    private readonly Company[] _companyOfWork;

    /// <param name="populations">The population of every district, in ordinal order.</param>
    public SocialGraph(Nation nation, IReadOnlyList<Population> populations, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(nation);
        ArgumentNullException.ThrowIfNull(populations);
        _populations = [.. populations];
        _taste = new Taste(nation.Ties);
        _companySize = (int)nation.Ties.CompanySize.Value;
        _companyOfWork = [.. nation.People.Work.Select(work => work.Company)];
        _draws = [.. nation.Districts.Select(district => new Draws(seed, PlaceCode.Of(district.Key), 0))];
        _settlements = new Settlement[2 * populations.Count];
        _firstOfDistrict = new int[populations.Count + 1];
        for (var district = 0; district < populations.Count; district++)
        {
            var population = populations[district];
            var isOpen = nation.Districts[district].Place != Place.Closed;
            _settlements[2 * district] = Settlement.Of(0, isOpen ? population.Urban : 0, _draws[district], 0);
            _settlements[(2 * district) + 1] = Settlement.Of(population.Urban, isOpen ? population.People - population.Urban : 0, _draws[district], 1);
            _firstOfDistrict[district + 1] = _firstOfDistrict[district] + (isOpen ? population.People : 0);
        }

        _open = _firstOfDistrict[^1];
        _nearBits = Math.Max(0, 32 - BitOperations.LeadingZeroCount((uint)_open) - 12);
        _districtNear = [.. Enumerable.Range(0, (_open >> _nearBits) + 1).Select(part => (short)LastFrom(part << _nearBits))];
        _nationwide = Settlement.Orders(_open, new Draws(seed, 0, 0), TieSlots.Count - TieSlots.FirstNational, 0);
    }

    /// <summary>Writes a citizen's ties; returns how many there are.</summary>
    /// <param name="ties">Room for <see cref="TieSlots.Count"/> ties.</param>
    [SkipLocalsInit]
    public int TiesOf(int district, int citizen, Span<Tie> ties)
    {
        var population = _populations[district];
        if (_firstOfDistrict[district] == _firstOfDistrict[district + 1])
        {
            return 0;
        }

        var settlement = _settlements[(2 * district) + (citizen < population.Urban ? 0 : 1)];
        var taste = _draws[district].One(citizen, Purpose.Taste);
        var count = Household(district, citizen, population, ties);
        count += CompanyTies(district, citizen, population, settlement, ties[count..]);
        count += Local(district, citizen, settlement, _taste.Local(taste), ties[count..]);
        return count + National(district, citizen, _taste.National(taste), ties[count..]);
    }

    /// <summary>The other end of a nationwide slot that is filled.</summary>
    public (int District, int Citizen) NationalPartner(int district, int citizen, int slot)
    {
        var partner = Neighbour(_nationwide[slot - TieSlots.FirstNational], _firstOfDistrict[district] + citizen, _open);
        var other = DistrictOf(partner);
        return (other, partner - _firstOfDistrict[other]);
    }

    private static int Household(int district, int citizen, Population population, Span<Tie> ties)
    {
        var household = population.MembersOf(population.HouseholdOf(citizen));
        var own = (byte)(TieSlots.FirstHousehold + citizen - household.First);
        var count = 0;
        for (var position = 0; position < household.Size; position++)
        {
            if (household.First + position != citizen)
            {
                ties[count++] = new Tie(district, household.First + position, own, (byte)(TieSlots.FirstHousehold + position));
            }
        }

        return count;
    }

    private int CompanyTies(int district, int citizen, Population population, in Settlement settlement, Span<Tie> ties)
    {
        var company = _companyOfWork[population.WorkOf(citizen)];
        if (company == Company.None)
        {
            return 0;
        }

        var place = settlement.Companies.PlaceOf(citizen - settlement.First);
        var first = place / _companySize * _companySize;
        var last = Math.Min(first + _companySize, settlement.People);
        var own = (byte)(TieSlots.FirstCompany + place - first);
        var count = 0;
        for (var other = first; other < last; other++)
        {
            var colleague = other == place ? citizen : settlement.First + settlement.Companies.ItemAt(other);
            if (colleague != citizen && _companyOfWork[population.WorkOf(colleague)] == company)
            {
                ties[count++] = new Tie(district, colleague, own, (byte)(TieSlots.FirstCompany + other - first));
            }
        }

        return count;
    }

    private int Local(int district, int citizen, in Settlement settlement, int filled, Span<Tie> ties)
    {
        var count = 0;
        for (var slot = 0; slot < _taste.MostLocal; slot++)
        {
            var partner = settlement.First + Neighbour(settlement.Locals[slot], citizen - settlement.First, settlement.People);
            if (partner != citizen && (slot < filled || _taste.Local(_draws[district].One(partner, Purpose.Taste)) > slot))
            {
                var matched = (byte)(TieSlots.FirstLocal + slot);
                ties[count++] = new Tie(district, partner, matched, matched);
            }
        }

        return count;
    }

    private int National(int district, int citizen, int filled, Span<Tie> ties)
    {
        var count = 0;
        for (var slot = 0; slot < _taste.MostNational; slot++)
        {
            var (other, partner) = NationalPartner(district, citizen, TieSlots.FirstNational + slot);
            var isSelf = other == district && partner == citizen;
            if (!isSelf && (slot < filled || _taste.National(_draws[other].One(partner, Purpose.Taste)) > slot))
            {
                var matched = (byte)(TieSlots.FirstNational + slot);
                ties[count++] = new Tie(other, partner, matched, matched);
            }
        }

        return count;
    }

    /// <summary>The neighbour in permuted order; the last of an odd number is its own.</summary>
    private static int Neighbour(in Permutation order, int item, int size)
    {
        var place = order.PlaceOf(item) ^ 1;
        return place < size ? order.ItemAt(place) : item;
    }

    private int LastFrom(int openCitizen)
    {
        var district = 0;
        while (district < _populations.Length - 1 && _firstOfDistrict[district + 1] <= openCitizen)
        {
            district++;
        }

        return district;
    }

    /// <summary>Whose citizens this one is among: a table names the district in which its part of all citizens begins.</summary>
    private int DistrictOf(int openCitizen)
    {
        int district = _districtNear[openCitizen >> _nearBits];
        while (_firstOfDistrict[district + 1] <= openCitizen)
        {
            district++;
        }

        return district;
    }

    /// <summary>The people of one settlement and the orders in which its slots are matched.</summary>
    private readonly record struct Settlement(int First, int People, Permutation Companies, Permutation[] Locals)
    {
        private const uint CompanyKey = 100;

        public static Settlement Of(int first, int people, Draws draws, int part) => new(
            first,
            people,
            new Permutation(Math.Max(people, 1), draws.One((int)CompanyKey + part, Purpose.TieOrder)),
            Orders(people, draws, TieSlots.FirstNational - TieSlots.FirstLocal, part));

        public static Permutation[] Orders(int people, Draws draws, int slots, int part) =>
            [.. Enumerable.Range(0, slots).Select(slot => new Permutation(Math.Max(people, 1), draws.One((2 * slot) + part, Purpose.TieOrder)))];
    }
}
