using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using AdoptionSim.Model.People;
using AdoptionSim.Model.Randomness;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Ties;

/// <summary>
/// Finds the social ties of each citizen: household, colleagues, neighbours and people far away. Ties are computed instead of stored: lists of ties would take
/// about 2 GB for 24 million people. Members of a household or workplace are all tied to each other. All other ties pair people at random, in a district's
/// urban or rural part or in the nation: neighbours in a permuted order are partners. Ties are symmetric and follow from the seed; finding one costs two
/// evaluations of a <see cref="Permutation"/>.
/// </summary>
public sealed class SocialGraph
{
    /// <summary>The number of citizens that one call of <see cref="NationalPartners"/> handles.</summary>
    internal const int PartnersAtOnce = PermutationLanes.Count;

    internal const int LocalSlots = TieSlots.FirstNational - TieSlots.FirstLocal;
    private const int MatchedSlots = TieSlots.Count - TieSlots.FirstLocal;
    private readonly Population[] _populations;
    private readonly Sociability _sociability;
    private readonly uint[] _places;
    private readonly Draws[] _draws;
    private readonly TieSettlement[] _settlements;
    private readonly Permutation[] _nationwide;
    private readonly PermutationLanes[] _nationwideLanes;
    private readonly int[] _firstOfDistrict;
    private readonly short[] _districtNear;
    private readonly int _nearBits;
    private readonly int _open;
    private readonly int _groupSize;
    private readonly Workplace[] _workplaceOfWork;

    /// <param name="populations">The population of every district, in order of index.</param>
    public SocialGraph(Nation nation, IReadOnlyList<Population> populations, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(nation);
        ArgumentNullException.ThrowIfNull(populations);
        _populations = [.. populations];
        _sociability = new Sociability(nation.Ties);
        _groupSize = (int)nation.Ties.GroupSize.Value;
        _workplaceOfWork = [.. nation.People.Work.Select(work => work.Workplace)];
        _places = [.. nation.Districts.Select(district => PlaceCode.Of(district.Key))];
        _draws = [.. _places.Select(place => new Draws(seed, place, 0))];
        _firstOfDistrict = new int[populations.Count + 1];
        for (var district = new DistrictIndex(0); district < populations.Count; district++)
        {
            _firstOfDistrict[district + 1] = _firstOfDistrict[district] + (IsOpen(nation, district) ? populations[district].People : 0);
        }

        _open = _firstOfDistrict[^1];
        _nearBits = Math.Max(0, 32 - BitOperations.LeadingZeroCount((uint)_open) - 12);
        _districtNear = [.. Enumerable.Range(0, (_open >> _nearBits) + 1).Select(part => (short)LastFrom(part << _nearBits))];
        _nationwide = TieSettlement.Orders(_open, new Draws(seed, 0, 0), TieSlots.Count - TieSlots.FirstNational, 0);
        _nationwideLanes = Array.ConvertAll(_nationwide, order => new PermutationLanes([.. Enumerable.Repeat(order, PartnersAtOnce)]));
        _settlements = new TieSettlement[2 * populations.Count];
        for (var district = new DistrictIndex(0); district < populations.Count; district++)
        {
            var population = populations[district];
            var (urban, rural) = IsOpen(nation, district) ? (population.Urban, population.People - population.Urban) : (0, 0);
            _settlements[2 * district] = TieSettlement.Of(0, urban, _draws[district], 0, _nationwide);
            _settlements[(2 * district) + 1] = TieSettlement.Of(population.Urban, rural, _draws[district], 1, _nationwide);
        }
    }

    /// <summary>Writes the social ties of a citizen to a span. Returns the number of ties.</summary>
    /// <param name="ties">Receives the ties; it must have room for <see cref="TieSlots.Count"/>.</param>
    [SkipLocalsInit]
    public int TiesOf(DistrictIndex district, CitizenIndex citizen, Span<Tie> ties)
    {
        var (population, settlement) = (_populations[district], SettlementOf(district, citizen));
        if (settlement.People == 0)
        {
            return 0;
        }

        var count = Household(district, citizen, population, ties);
        count += WorkplaceTies(district, citizen, population, settlement, ties[count..]);
        return count + MatchedTies(district, citizen, settlement, ties[count..]);
    }

    /// <summary>Returns the number of social ties that <see cref="TiesOf"/> would write, without finding the colleagues one by one.</summary>
    /// <param name="urban">A cache of the numbers of colleagues in the urban part of the district. Missing numbers are added.</param>
    /// <param name="rural">A cache of the numbers of colleagues in the rural part. Missing numbers are added.</param>
    [SkipLocalsInit]
    internal int CountTies(DistrictIndex district, CitizenIndex citizen, ColleagueCounts urban, ColleagueCounts rural)
    {
        var (population, settlement) = (_populations[district], SettlementOf(district, citizen));
        if (settlement.People == 0)
        {
            return 0;
        }

        Span<Tie> matched = stackalloc Tie[MatchedSlots];
        return population.MembersOf(population.HouseholdOf(citizen)).Size
            - 1
            + Colleagues(citizen, population, settlement, citizen < population.Urban ? urban : rural)
            + MatchedTies(district, citizen, settlement, matched);
    }

    /// <summary>
    /// Returns a citizen's partner in a nationwide tie slot: the person far away with whom the citizen can have the social tie of this number.
    /// </summary>
    /// <param name="slot">The number of the slot, from 26 to 31.</param>
    public (DistrictIndex District, CitizenIndex Citizen) NationalPartner(DistrictIndex district, CitizenIndex citizen, int slot)
    {
        var partner = Neighbour(_nationwide[slot - TieSlots.FirstNational], _firstOfDistrict[district] + citizen, _open);
        var other = DistrictOf(partner);
        return (other, new CitizenIndex(partner - _firstOfDistrict[other]));
    }

    /// <summary>
    /// Finds the districts in which the partners of several citizens in one nationwide tie slot live. A partner is the person far away with whom a citizen can
    /// have the social tie of this number.
    /// </summary>
    /// <param name="slot">The number of the slot, from 26 to 31.</param>
    /// <param name="citizens">The citizens of the district, <see cref="PartnersAtOnce"/> of them.</param>
    /// <param name="districts">Receives the index of each partner's district.</param>
    internal void NationalPartners(DistrictIndex district, int slot, ReadOnlySpan<uint> citizens, Span<int> districts)
    {
        if (!PermutationLanes.IsSupported)
        {
            for (var index = 0; index < citizens.Length; index++)
            {
                districts[index] = NationalPartner(district, new CitizenIndex((int)citizens[index]), slot).District;
            }

            return;
        }

        Span<uint> partners = stackalloc uint[PartnersAtOnce];
        var callers = Vector256.Create(citizens) + Vector256.Create((uint)_firstOfDistrict[district]);
        _nationwideLanes[slot - TieSlots.FirstNational].Neighbours(callers).CopyTo(partners);
        for (var index = 0; index < partners.Length; index++)
        {
            districts[index] = DistrictOf((int)partners[index]);
        }
    }

    /// <summary>
    /// Returns the settlement (urban or rural part of a district) in which a citizen can have local ties. If the district is closed (its people can have no
    /// phone), returns a settlement without people.
    /// </summary>
    private TieSettlement SettlementOf(DistrictIndex district, CitizenIndex citizen) =>
        _settlements[(2 * district) + (citizen < _populations[district].Urban ? 0 : 1)];

    private static int Household(DistrictIndex district, CitizenIndex citizen, Population population, Span<Tie> ties)
    {
        var household = population.MembersOf(population.HouseholdOf(citizen));
        var own = (byte)(TieSlots.FirstHousehold + citizen - household.First);
        var count = 0;
        for (var position = 0; position < household.Size; position++)
        {
            if (household.First + position != citizen)
            {
                ties[count++] = new Tie(district, new CitizenIndex(household.First + position), own, (byte)(TieSlots.FirstHousehold + position));
            }
        }

        return count;
    }

    private int WorkplaceTies(DistrictIndex district, CitizenIndex citizen, Population population, TieSettlement settlement, Span<Tie> ties)
    {
        var workplace = _workplaceOfWork[population.WorkOf(citizen)];
        if (workplace == Workplace.None)
        {
            return 0;
        }

        var place = settlement.Workplaces.PlaceOf(citizen - settlement.First);
        var first = place / _groupSize * _groupSize;
        var last = Math.Min(first + _groupSize, settlement.People);
        var own = (byte)(TieSlots.FirstWorkplace + place - first);
        var count = 0;
        for (var other = first; other < last; other++)
        {
            var colleague = other == place ? citizen : settlement.First + settlement.Workplaces.ItemAt(other);
            if (colleague != citizen && _workplaceOfWork[population.WorkOf(new CitizenIndex(colleague))] == workplace)
            {
                ties[count++] = new Tie(district, new CitizenIndex(colleague), own, (byte)(TieSlots.FirstWorkplace + other - first));
            }
        }

        return count;
    }

    /// <summary>Returns the number of a citizen's colleagues, at school or at a workplace; 0 if the citizen attends neither.</summary>
    /// <param name="known">A cache of the numbers of colleagues in the settlement.</param>
    private int Colleagues(CitizenIndex citizen, Population population, TieSettlement settlement, ColleagueCounts known)
    {
        var workplace = _workplaceOfWork[population.WorkOf(citizen)];
        if (workplace == Workplace.None)
        {
            return 0;
        }

        known.Reserve((settlement.People / _groupSize) + 1);
        var group = settlement.Workplaces.PlaceOf(citizen - settlement.First) / _groupSize;
        if (!known.Knows(group))
        {
            CountGroup(group, population, settlement, known);
        }

        return known.Of(group, workplace == Workplace.School) - 1;
    }

    private void CountGroup(int group, Population population, TieSettlement settlement, ColleagueCounts known)
    {
        var (atSchool, atWorkplace) = (0, 0);
        for (var place = group * _groupSize; place < Math.Min((group + 1) * _groupSize, settlement.People); place++)
        {
            var workplace = _workplaceOfWork[population.WorkOf(new CitizenIndex(settlement.First + settlement.Workplaces.ItemAt(place)))];
            atSchool += workplace == Workplace.School ? 1 : 0;
            atWorkplace += workplace == Workplace.Workplace ? 1 : 0;
        }

        known.Keep(group, atSchool, atWorkplace);
    }

    private int MatchedTies(DistrictIndex district, CitizenIndex citizen, TieSettlement settlement, Span<Tie> ties)
    {
        Span<uint> partners = stackalloc uint[MatchedSlots];
        Span<uint> sociabilities = stackalloc uint[MatchedSlots];
        if (PermutationLanes.IsSupported)
        {
            MatchWide(district, citizen, settlement, partners, sociabilities);
        }
        else
        {
            Match(district, citizen, settlement, partners, sociabilities);
        }

        var sociability = _draws[district].One(citizen, Purpose.Sociability);
        var count = 0;
        for (var slot = 0; slot < LocalSlots; slot++)
        {
            var partner = settlement.First + (int)partners[slot];
            if (partner != citizen && (_sociability.Local(sociability) > slot || _sociability.Local(sociabilities[slot]) > slot))
            {
                ties[count++] = Matched(district, new CitizenIndex(partner), slot);
            }
        }

        for (var slot = LocalSlots; slot < MatchedSlots; slot++)
        {
            var partner = (int)partners[slot];
            if (
                partner != _firstOfDistrict[district] + citizen
                && (_sociability.National(sociability) > slot - LocalSlots || _sociability.National(sociabilities[slot]) > slot - LocalSlots)
            )
            {
                var other = DistrictOf(partner);
                ties[count++] = Matched(other, new CitizenIndex(partner - _firstOfDistrict[other]), slot);
            }
        }

        return count;
    }

    private static Tie Matched(DistrictIndex district, CitizenIndex citizen, int slot) =>
        new(district, citizen, (byte)(TieSlots.FirstLocal + slot), (byte)(TieSlots.FirstLocal + slot));

    /// <summary>
    /// Finds a citizen's partner in each local and nationwide slot (possible social tie), and each partner's random draw for sociability. The sociability of
    /// citizen and partner decides if the tie exists.
    /// </summary>
    /// <param name="partners">Receives the partners: for local slots, numbers in the settlement; for nationwide slots, numbers among all people of districts
    /// that are not closed.</param>
    private void Match(DistrictIndex district, CitizenIndex citizen, TieSettlement settlement, Span<uint> partners, Span<uint> sociabilities)
    {
        for (var slot = 0; slot < LocalSlots; slot++)
        {
            partners[slot] = (uint)Neighbour(settlement.Locals[slot], citizen - settlement.First, settlement.People);
            sociabilities[slot] = _draws[district].One(settlement.First + (int)partners[slot], Purpose.Sociability);
        }

        for (var slot = LocalSlots; slot < MatchedSlots; slot++)
        {
            var partner = Neighbour(_nationwide[slot - LocalSlots], _firstOfDistrict[district] + citizen, _open);
            var other = DistrictOf(partner);
            partners[slot] = (uint)partner;
            sociabilities[slot] = _draws[other].One(partner - _firstOfDistrict[other], Purpose.Sociability);
        }
    }

    /// <summary>
    /// Finds the same partners as <see cref="Match"/> with vector instructions, eight slots at a time. The first step handles eight local slots, the second the
    /// last two local and the nationwide ones. All ties of a citizen took 0.85 us, against 1.55 us one by one.
    /// </summary>
    [SkipLocalsInit]
    private void MatchWide(DistrictIndex district, CitizenIndex citizen, TieSettlement settlement, Span<uint> partners, Span<uint> sociabilities)
    {
        var isLocal = Vector256.LessThan(Vector256<uint>.Indices, Vector256.Create((uint)(LocalSlots - PermutationLanes.Count)));
        var local = Vector256.Create((uint)(citizen - settlement.First));
        var first = settlement.FirstLanes.Neighbours(local);
        var last = settlement.LastLanes.Neighbours(Vector256.ConditionalSelect(isLocal, local, Vector256.Create((uint)(_firstOfDistrict[district] + citizen))));
        first.CopyTo(partners);
        last.CopyTo(partners[PermutationLanes.Count..]);

        Span<uint> numbers = stackalloc uint[PermutationLanes.Count];
        Span<uint> places = stackalloc uint[PermutationLanes.Count];
        (last + Vector256.Create((uint)settlement.First)).CopyTo(numbers);
        places.Fill(_places[district]);
        for (var lane = LocalSlots - PermutationLanes.Count; lane < PermutationLanes.Count; lane++)
        {
            var partner = (int)partners[PermutationLanes.Count + lane];
            var other = DistrictOf(partner);
            (numbers[lane], places[lane]) = ((uint)(partner - _firstOfDistrict[other]), _places[other]);
        }

        var draws = _draws[district];
        draws.Ones(first + Vector256.Create((uint)settlement.First), Vector256.Create(_places[district]), Purpose.Sociability).CopyTo(sociabilities);
        draws.Ones(Vector256.Create<uint>(numbers), Vector256.Create<uint>(places), Purpose.Sociability).CopyTo(sociabilities[PermutationLanes.Count..]);
    }

    /// <summary>
    /// Returns the partner of an item (a citizen's number) in a random pairing. Positions 0 and 1 of the permuted order are partners, then 2 and 3, and so on.
    /// If the number of items is odd, the last is its own partner.
    /// </summary>
    private static int Neighbour(in Permutation order, int item, int size)
    {
        var place = order.PlaceOf(item) ^ 1;
        return place < size ? order.ItemAt(place) : item;
    }

    private DistrictIndex LastFrom(int openCitizen)
    {
        var district = new DistrictIndex(0);
        while (district < _populations.Length - 1 && _firstOfDistrict[district + 1] <= openCitizen)
        {
            district++;
        }

        return district;
    }

    /// <summary>
    /// Returns the district of a citizen, given by the number among all people of open districts (those whose people can have a phone). The search starts from
    /// a table, which gives the district at the beginning of each range of numbers.
    /// </summary>
    private DistrictIndex DistrictOf(int openCitizen)
    {
        var district = new DistrictIndex(_districtNear[openCitizen >> _nearBits]);
        while (_firstOfDistrict[district + 1] <= openCitizen)
        {
            district++;
        }

        return district;
    }

    private static bool IsOpen(Nation nation, DistrictIndex district) => nation.Districts[district].Place != SettlementType.Closed;
}
