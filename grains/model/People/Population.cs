using System.Runtime.CompilerServices;
using AdoptionSim.Model.Randomness;
using AdoptionSim.Nations;

namespace AdoptionSim.Model.People;

/// <summary>
/// The people of one district, whose traits follow from the seed and their numbers and add up to the census exactly; nothing
/// is stored per citizen. Citizens are numbered from 0, those of the urban part first; households likewise.
/// </summary>
/// <remarks>
/// A trait is dealt out by keyed rank: a keyed permutation puts the people whom a margin counts in an order, and its groups take
/// their number of places one after the other. Numbers outside the district give no meaningful answer.
/// </remarks>
public sealed class Population
{
    private readonly SettlementPopulation _urban;
    private readonly SettlementPopulation _rural;
    private readonly Permutation _sexOrder;
    private readonly int _male;

    /// <param name="nation">The nation that the census was taken of.</param>
    /// <param name="census">How many people of which kind there are.</param>
    /// <param name="seed">The run's seed; another seed deals the same traits to others.</param>
    /// <param name="district">Index of the district in the nation.</param>
    public Population(Nation nation, Census census, ulong seed, int district)
    {
        ArgumentNullException.ThrowIfNull(nation);
        ArgumentNullException.ThrowIfNull(census);
        var counts = census.Districts[district];
        (District, Census, Seed) = (nation.Districts[district], counts, seed);
        Place = PlaceCode.Of(District.Key);
        var draws = new Draws(seed, Place, tick: 0);
        _sexOrder = new Permutation(Math.Max(1, counts.People), draws.One(0, Purpose.TraitOrder));
        _male = counts.Male;
        _urban = new SettlementPopulation(nation, counts.Urban, draws, firstKey: 1);
        _rural = new SettlementPopulation(nation, counts.Rural, draws, firstKey: 1 + SettlementPopulation.Keys);
        (People, Urban, Households, UrbanHouseholds) = (counts.People, counts.Urban.People, counts.Households, counts.Urban.Households);
    }

    public District District { get; }

    /// <summary>The margins that the traits add up to.</summary>
    public DistrictCensus Census { get; }

    public ulong Seed { get; }

    /// <summary>The stable code of the district in draws.</summary>
    public uint Place { get; }

    /// <summary>Citizens are numbered from 0 to one less.</summary>
    public int People { get; }

    /// <summary>Citizens from 0 to one less live in the urban part.</summary>
    public int Urban { get; }

    /// <summary>Households are numbered from 0 to one less.</summary>
    public int Households { get; }

    /// <summary>Households from 0 to one less live in the urban part.</summary>
    public int UrbanHouseholds { get; }

    public bool IsUrban(int citizen) => citizen < Urban;

    public bool IsUrbanHousehold(int household) => household < UrbanHouseholds;

    public bool IsMale(int citizen) => _sexOrder.PlaceOf(citizen) < _male;

    /// <summary>All fixed traits of a citizen; asking for one alone is cheaper.</summary>
    public Traits TraitsOf(int citizen)
    {
        var isUrban = citizen < Urban;
        var settlement = isUrban ? _urban : _rural;
        var local = isUrban ? citizen : citizen - Urban;
        var household = settlement.Strata.Of(local);
        var rank = settlement.RankOf(local, household);
        var age = settlement.Ages.AgeAt(rank);
        return new Traits(
            (byte)age,
            IsMale(citizen),
            (byte)settlement.Work.WorkAt(rank, age),
            (byte)settlement.ClassOf(household.Number),
            isUrban);
    }

    /// <summary>Completed years at the start of the run.</summary>
    public int AgeOf(int citizen)
    {
        var (settlement, local) = Find(citizen);
        return settlement.Ages.AgeAt(settlement.RankOf(local, settlement.Strata.Of(local)));
    }

    /// <summary>Index into the nation's work groups.</summary>
    public int WorkOf(int citizen)
    {
        var (settlement, local) = Find(citizen);
        var rank = settlement.RankOf(local, settlement.Strata.Of(local));
        return settlement.Work.WorkAt(rank, settlement.Ages.AgeAt(rank));
    }

    /// <summary>How many people a work group has.</summary>
    public int WorkersOf(int work) => _urban.Work.MembersOf(work) + _rural.Work.MembersOf(work);

    /// <summary>The n-th member of a work group, those of the urban part first: so that some can be met without looking at all.</summary>
    /// <param name="member">From 0 to one less than <see cref="WorkersOf"/>.</param>
    public int Worker(int work, int member)
    {
        var urban = _urban.Work.MembersOf(work);
        return member < urban ? _urban.Worker(work, member) : Urban + _rural.Worker(work, member - urban);
    }

    /// <summary>Index into the nation's political classes.</summary>
    public int ClassOf(int household) =>
        household < UrbanHouseholds ? _urban.ClassOf(household) : _rural.ClassOf(household - UrbanHouseholds);

    /// <summary>The number of the household in which a citizen lives.</summary>
    public int HouseholdOf(int citizen) =>
        citizen < Urban ? _urban.Strata.Of(citizen).Number : _rural.Strata.Of(citizen - Urban).Number + UrbanHouseholds;

    /// <summary>The members of a household; the first is its head.</summary>
    public Household MembersOf(int household)
    {
        if (household < UrbanHouseholds)
        {
            return _urban.Strata.Members(household);
        }

        var members = _rural.Strata.Members(household - UrbanHouseholds);
        return new Household(household, members.First + Urban, members.Size);
    }

    /// <summary>The four words that fix a household's means: income, location, and two to spare.</summary>
    internal Words FixedDraw(int household) => new Draws(Seed, Place, tick: 0).Four(household, Purpose.Household);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private (SettlementPopulation Settlement, int Local) Find(int citizen) =>
        citizen < Urban ? (_urban, citizen) : (_rural, citizen - Urban);
}
