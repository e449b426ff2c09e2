using System.Runtime.CompilerServices;
using AdoptionSim.Model.Memory;
using AdoptionSim.Model.People;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Households;

/// <summary>Holds the savings (purses) of a district's households, 8 bytes each. Each is brought up to date when it is used.</summary>
public sealed class Purses
{
    private readonly Population _population;
    private readonly PurseKnowledge _known;
    private readonly ulong _seed;
    private readonly HouseholdRow[] _rows;

    /// <param name="rows">The rows of all households; the purses take ownership.</param>
    public Purses(Population population, ulong seed, PurseKnowledge known, HouseholdRow[] rows) =>
        (_population, _seed, _known, _rows) = (population, seed, known, rows);

    /// <summary>The rows (savings and the day of their last update) of all households, by number.</summary>
    public ReadOnlySpan<HouseholdRow> Rows => _rows;

    /// <summary>The array that holds the rows of all households, not a copy.</summary>
    internal HouseholdRow[] All => _rows;

    /// <summary>Returns the amount in a household's purse on a day, in US cents.</summary>
    public Cents HeldOn(int day, HouseholdIndex household)
    {
        Open(day, household);
        return _rows[household].PurseCents;
    }

    /// <summary>
    /// True if a household's purse holds at least an amount on a day. Stores the purse as updated to that day if it could hold as much; otherwise leaves it as
    /// it is.
    /// </summary>
    public bool Holds(Cents cents, int day, HouseholdIndex household) => Holds(ref _rows[household], cents, day, household);

    /// <summary>
    /// True if a household's purse would hold at least an amount on a day. Unlike <see cref="Holds(Cents, int, HouseholdIndex)"/> it works on a copy of the
    /// purse and changes nothing, so that any number of citizens may ask at once.
    /// </summary>
    public bool WouldHold(Cents cents, int day, HouseholdIndex household)
    {
        var row = _rows[household];
        return Holds(ref row, cents, day, household);
    }

    /// <summary>Makes the processor load the purse (savings) of a household that will soon be used into its cache.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Prefetch(HouseholdIndex household) => Prefetching.Fetch(ref _rows[household]);

    /// <summary>Takes the whole amount from a household's purse, or nothing if the purse holds less. True if it was taken.</summary>
    public bool Spend(int day, HouseholdIndex household, Cents cents)
    {
        Open(day, household);
        return PurseRule.Spend(ref _rows[household], cents);
    }

    /// <summary>Takes as much of the amount as a household's purse holds. True if the purse held the whole amount.</summary>
    public bool Pay(int day, HouseholdIndex household, Cents cents) => PayUpTo(day, household, cents) == cents;

    /// <summary>Takes as much of the amount as a household's purse holds, and returns the amount taken.</summary>
    public Cents PayUpTo(int day, HouseholdIndex household, Cents cents)
    {
        Open(day, household);
        return PurseRule.SpendUpTo(ref _rows[household], cents);
    }

    public void Add(int day, HouseholdIndex household, Cents cents)
    {
        Open(day, household);
        PurseRule.AddCents(ref _rows[household], cents);
    }

    /// <summary>
    /// Brings the savings (purses) of all households up to a day. Later results stay the same, because a purse is brought up to date before use; but checks are
    /// cheaper for a while.
    /// </summary>
    public void OpenAll(int day)
    {
        for (var household = new HouseholdIndex(0); household < _rows.Length; household++)
        {
            Open(day, household);
        }
    }

    private bool Holds(ref HouseholdRow row, Cents cents, int day, HouseholdIndex household)
    {
        if (!PurseRule.CouldHold(row, cents, day, _known))
        {
            return false;
        }

        PurseRule.Open(ref row, day, _known, AddressOf(household));
        return row.PurseCents >= cents;
    }

    private void Open(int day, HouseholdIndex household) => PurseRule.Open(ref _rows[household], day, _known, AddressOf(household));

    private HouseholdAddress AddressOf(HouseholdIndex household) => new(_seed, _population.Place, household);
}
