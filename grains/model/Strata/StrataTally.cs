using AdoptionSim.Model.Cohorts;
using AdoptionSim.Model.Households;
using AdoptionSim.Model.People;
using AdoptionSim.Nations.Measures;
using AdoptionSim.Nations.Quantities;
using AdoptionSim.Nations.Strata;

namespace AdoptionSim.Model.Strata;

/// <summary>
/// Counts people, phone owners, lines and households with a phone by group (sex and age, work, class, income, settlement). The urban and the rural part of the
/// district are counted separately. Counts change only when a line begins or ends, so that a tick without changes costs nothing. Invariant: after each phase of
/// a tick the counts agree with the state of the citizens.
/// </summary>
public sealed class StrataTally
{
    private readonly StrataTables _tables;
    private readonly DistrictIndex _district;
    private readonly Population _population;
    private readonly Cohort _rows;
    private readonly byte[] _tenthOf;

    /// <summary>The counts of the urban part of the district, then those of the rural part; each by group of people and <see cref="StratumMeasure"/>.</summary>
    private readonly long[] _counts;

    /// <summary>Creates the tally: counts all people of the district, and the owners and lines found in the given rows (state) of citizens.</summary>
    public StrataTally(StrataTables tables, DistrictIndex district, Population population, DistrictTraits traits, Cohort rows)
    {
        ArgumentNullException.ThrowIfNull(tables);
        ArgumentNullException.ThrowIfNull(population);
        ArgumentNullException.ThrowIfNull(traits);
        ArgumentNullException.ThrowIfNull(rows);
        (_tables, _district, _population, _rows) = (tables, district, population, rows);
        _counts = new long[2 * PartLength];
        _tenthOf = new byte[population.Households];
        CountHouseholds(traits.Means);
        CountPeople(traits.Ages);
        CountOwners();
    }

    private int PartLength => _tables.Layout.BaseGroups * StrataLayout.MeasureCount;

    /// <summary>Begins a tick: sets the counts of new phone lines in all groups to zero.</summary>
    public void BeginTick()
    {
        for (var index = (int)StratumMeasure.Additions; index < _counts.Length; index += StrataLayout.MeasureCount)
        {
            _counts[index] = 0;
        }
    }

    /// <summary>Adds a new phone line to the counts of its owner's groups. Call after the citizen's row (state) has been updated.</summary>
    /// <param name="isSecond">True if the owner had a line before.</param>
    public void Begun(CitizenIndex citizen, bool isSecond)
    {
        var groups = GroupsOf(citizen);
        Add(groups, StratumMeasure.Lines, 1);
        Add(groups, StratumMeasure.Additions, 1);
        if (!isSecond)
        {
            Add(groups, StratumMeasure.Owners, 1);
            AddHousehold(citizen, groups, 1);
        }
    }

    /// <summary>Subtracts a phone line that ended from the counts of its owner's groups. Call after the citizen's row (state) has been updated.</summary>
    /// <param name="isLast">True if the owner has no other line left.</param>
    public void Ended(CitizenIndex citizen, bool isLast)
    {
        var groups = GroupsOf(citizen);
        Add(groups, StratumMeasure.Lines, -1);
        if (isLast)
        {
            Add(groups, StratumMeasure.Owners, -1);
            AddHousehold(citizen, groups, -1);
        }
    }

    /// <summary>
    /// Adds this district's counts to those of its province, and to those of the nation's cities and countryside. The capital's province and closed districts
    /// (military camps) are not part of cities and countryside.
    /// </summary>
    /// <param name="row">All counts of the nation, by place and group of people.</param>
    public void AddTo(Span<long> row)
    {
        AddPart(row, isUrban: true);
        AddPart(row, isUrban: false);
    }

    private void AddPart(Span<long> row, bool isUrban)
    {
        var part = _counts.AsSpan(isUrban ? 0 : PartLength, PartLength);
        AddPart(row, _tables.Layout.ProvinceOf(_district), part);
        if (_tables.Layout.SettlementOf(_district, isUrban) is { } place)
        {
            AddPart(row, place, part);
        }
    }

    private static void AddPart(Span<long> row, int place, ReadOnlySpan<long> part) => CountRows.Add(part, row.Slice(place * part.Length, part.Length));

    private void CountHouseholds(HouseholdMeans[] means)
    {
        var layout = _tables.Layout;
        for (var household = new HouseholdIndex(0); household < _population.Households; household++)
        {
            var tenth = _tables.Tenths.Of(means[household].IncomeCents);
            _tenthOf[household] = (byte)tenth;
            var (isUrban, size) = (_population.IsUrbanHousehold(household), _population.MembersOf(household).Size);
            foreach (var group in (ReadOnlySpan<int>)[layout.OfClass(_population.ClassOf(household)), layout.OfTenth(tenth), layout.OfSettlement(isUrban)])
            {
                Count(isUrban, group, StratumMeasure.Households)++;
                Count(isUrban, group, StratumMeasure.People) += size;
            }
        }
    }

    private void CountPeople(byte[] ages)
    {
        for (var citizen = new CitizenIndex(0); citizen < _population.People; citizen++)
        {
            var group = _tables.Layout.OfSexAndAge(_population.IsMale(citizen), _tables.BandOf(ages[citizen]));
            Count(_population.IsUrban(citizen), group, StratumMeasure.People)++;
        }

        for (var work = 0; _tables.Layout.OfWork(work) < _tables.Layout.OfClass(0); work++)
        {
            var urban = _population.UrbanWorkersOf(work);
            Count(true, _tables.Layout.OfWork(work), StratumMeasure.People) = urban;
            Count(false, _tables.Layout.OfWork(work), StratumMeasure.People) = _population.WorkersOf(work) - urban;
        }
    }

    /// <summary>Counts the phone owners, lines and households with a phone from the state of the citizens, at the start or when a run resumes.</summary>
    private void CountOwners()
    {
        var last = HouseholdIndex.None;
        for (var citizen = new CitizenIndex(0); citizen < _population.People; citizen++)
        {
            var row = _rows.Citizen(citizen);
            if (row.Handset == HandsetIndex.None)
            {
                continue;
            }

            var groups = GroupsOf(citizen);
            Add(groups, StratumMeasure.Owners, 1);
            Add(groups, StratumMeasure.Lines, row.SecondHandset == HandsetIndex.None ? 1 : 2);
            var household = _population.HouseholdOf(citizen);
            if (household != last)
            {
                AddHousehold(groups, 1);
                last = household;
            }
        }
    }

    private void AddHousehold(CitizenIndex citizen, in Groups groups, int change)
    {
        var household = _population.MembersOf(_population.HouseholdOf(citizen));
        for (var member = household.First; member < household.First + household.Size; member++)
        {
            if (member != citizen && _rows.HandsetOf(member) != HandsetIndex.None)
            {
                return;
            }
        }

        AddHousehold(groups, change);
    }

    private void AddHousehold(in Groups groups, int change)
    {
        Count(groups.IsUrban, groups.Class, StratumMeasure.HouseholdsWithPhone) += change;
        Count(groups.IsUrban, groups.Tenth, StratumMeasure.HouseholdsWithPhone) += change;
        Count(groups.IsUrban, groups.Settlement, StratumMeasure.HouseholdsWithPhone) += change;
    }

    private void Add(in Groups groups, StratumMeasure measure, int change)
    {
        Count(groups.IsUrban, groups.SexAndAge, measure) += change;
        Count(groups.IsUrban, groups.Work, measure) += change;
        Count(groups.IsUrban, groups.Class, measure) += change;
        Count(groups.IsUrban, groups.Tenth, measure) += change;
        Count(groups.IsUrban, groups.Settlement, measure) += change;
    }

    private ref long Count(bool isUrban, int group, StratumMeasure measure) =>
        ref _counts[(isUrban ? 0 : PartLength) + (group * StrataLayout.MeasureCount) + (int)measure];

    private Groups GroupsOf(CitizenIndex citizen)
    {
        var (layout, traits) = (_tables.Layout, _population.TraitsOf(citizen));
        return new Groups(
            traits.Urban,
            layout.OfSexAndAge(traits.Male, _tables.BandOf(traits.Age)),
            layout.OfWork(traits.Work),
            layout.OfClass(traits.Class),
            layout.OfTenth(_tenthOf[_population.HouseholdOf(citizen)]),
            layout.OfSettlement(traits.Urban)
        );
    }

    /// <summary>
    /// The indices of the groups in which a citizen is counted: by sex and age, work, class, income (ten groups) and settlement (urban or rural).
    /// </summary>
    private readonly record struct Groups(bool IsUrban, int SexAndAge, int Work, int Class, int Tenth, int Settlement);
}
