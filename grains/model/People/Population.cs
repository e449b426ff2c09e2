using System.Runtime.CompilerServices;
using AdoptionSim.Model.Randomness;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.People;

/// <summary>
/// Gives the age, sex, work, class and household of each citizen of one district. These traits follow from the seed and the citizens' numbers and add up to the
/// census exactly; nothing is stored per citizen. Citizens are numbered from 0, those of the urban part first; so are households.
/// </summary>
/// <remarks>
/// Each trait is assigned by a permutation (shuffled order) of the people. The census gives the number of people in each group, such as a work group. The first
/// people of the order form the first group, the next ones the second, and so on. Results for numbers outside the district are meaningless.
/// </remarks>
public sealed class Population
{
    private readonly SettlementPopulation _urban;
    private readonly SettlementPopulation _rural;
    private readonly Permutation _sexOrder;
    private readonly int _male;

    /// <param name="nation">The nation of the census.</param>
    /// <param name="census">The numbers of people by kind.</param>
    /// <param name="seed">The run's seed; another seed assigns the same traits to other people.</param>
    /// <param name="district">Index of the district in the nation.</param>
    public Population(Nation nation, Census census, ulong seed, DistrictIndex district)
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

    /// <summary>The census of the district: the numbers of people by age, work and so on. The traits of the citizens add up to them.</summary>
    public DistrictCensus Census { get; }

    public ulong Seed { get; }

    /// <summary>A code of the district that stays the same when other districts are added. It identifies the district's random draws.</summary>
    public uint Place { get; }

    /// <summary>The number of citizens of the district, who are numbered from 0.</summary>
    public int People { get; }

    /// <summary>The number of citizens in the urban part of the district; they have the lowest numbers.</summary>
    public int Urban { get; }

    /// <summary>The number of households of the district, which are numbered from 0.</summary>
    public int Households { get; }

    /// <summary>The number of households in the urban part of the district; they have the lowest numbers.</summary>
    public int UrbanHouseholds { get; }

    public bool IsUrban(CitizenIndex citizen) => citizen < Urban;

    public bool IsUrbanHousehold(HouseholdIndex household) => household < UrbanHouseholds;

    public bool IsMale(CitizenIndex citizen) => _sexOrder.PlaceOf(citizen) < _male;

    /// <summary>Returns all constant traits of a citizen (age, sex, work, class, home). The methods for a single trait are cheaper.</summary>
    public Traits TraitsOf(CitizenIndex citizen)
    {
        var isUrban = citizen < Urban;
        var settlement = isUrban ? _urban : _rural;
        var local = isUrban ? citizen : citizen - Urban;
        var household = settlement.Strata.Of(local);
        var rank = settlement.RankOf(local, household);
        var age = settlement.Ages.AgeAt(rank);
        return new Traits((byte)age, IsMale(citizen), (byte)settlement.Work.WorkAt(rank, age), (byte)settlement.ClassOf(household.Number), isUrban);
    }

    /// <summary>Returns the age of a citizen in completed years at the start of the run.</summary>
    public int AgeOf(CitizenIndex citizen)
    {
        var (settlement, local) = Find(citizen);
        return settlement.Ages.AgeAt(settlement.RankOf(local, settlement.Strata.Of(local)));
    }

    /// <summary>Returns the index of a citizen's work group in the nation's list.</summary>
    public int WorkOf(CitizenIndex citizen)
    {
        var (settlement, local) = Find(citizen);
        var rank = settlement.RankOf(local, settlement.Strata.Of(local));
        return settlement.Work.WorkAt(rank, settlement.Ages.AgeAt(rank));
    }

    /// <summary>Returns the number of people of the district who belong to a work group, given by its index in the nation's list.</summary>
    public int WorkersOf(int work) => _urban.Work.MembersOf(work) + _rural.Work.MembersOf(work);

    /// <summary>Returns the number of people in the urban part of the district who belong to a work group.</summary>
    /// <param name="work">The index of the work group in the nation's list.</param>
    public int UrbanWorkersOf(int work) => _urban.Work.MembersOf(work);

    /// <summary>
    /// Returns the citizen with a given number among the members of a work group; members in the urban part come first. Members can thus be drawn at random
    /// without a scan of all people.
    /// </summary>
    /// <param name="work">The index of the work group in the nation's list.</param>
    /// <param name="member">The number of the member, from 0 to one less than <see cref="WorkersOf"/>.</param>
    public CitizenIndex Worker(int work, int member)
    {
        var urban = _urban.Work.MembersOf(work);
        return new CitizenIndex(member < urban ? _urban.Worker(work, member) : Urban + _rural.Worker(work, member - urban));
    }

    /// <summary>Returns the index of a household's political class in the nation's list.</summary>
    public int ClassOf(HouseholdIndex household) => household < UrbanHouseholds ? _urban.ClassOf(household) : _rural.ClassOf(household - UrbanHouseholds);

    /// <summary>Returns the number of the household in which a citizen lives.</summary>
    public HouseholdIndex HouseholdOf(CitizenIndex citizen) =>
        new HouseholdIndex(citizen < Urban ? _urban.Strata.Of(citizen).Number : _rural.Strata.Of(citizen - Urban).Number + UrbanHouseholds);

    /// <summary>Returns a household of the district: the number of its first member, who is the head, and its size.</summary>
    public Household MembersOf(HouseholdIndex household)
    {
        if (household < UrbanHouseholds)
        {
            var urban = _urban.Strata.Members(household);
            return new Household(household, new CitizenIndex(urban.First), urban.Size);
        }

        var rural = _rural.Strata.Members(household - UrbanHouseholds);
        return new Household(household, new CitizenIndex(rural.First + Urban), rural.Size);
    }

    /// <summary>
    /// Returns the four random words that determine a household's means for the whole run: income, position of the home, savings at the start. The fourth word
    /// is spare.
    /// </summary>
    internal Words FixedDraw(HouseholdIndex household) => new Draws(Seed, Place, tick: 0).Four(household, Purpose.Household);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private (SettlementPopulation Settlement, int Local) Find(CitizenIndex citizen) => citizen < Urban ? (_urban, citizen) : (_rural, citizen - Urban);
}
