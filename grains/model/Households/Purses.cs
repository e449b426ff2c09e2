using System.Runtime.CompilerServices;
using AdoptionSim.Model.Memory;
using AdoptionSim.Model.People;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Households;

/// <summary>Holds the savings (purses) of a district's households, 8 bytes each. Each purse is updated to the present day only when it is used.</summary>
public sealed class Purses
{
    private readonly Population _population;
    private readonly PurseKnowledge _known;
    private readonly ulong _seed;
    private readonly HouseholdRow[] _rows;

    /// <param name="rows">The rows of all households; the purses take ownership.</param>
    public Purses(Population population, ulong seed, PurseKnowledge known, HouseholdRow[] rows) =>
        (_population, _seed, _known, _rows) = (population, seed, known, rows);

    /// <summary>The rows (stored states) of all households, by number: savings, the day of their last update, and the amount saved per year.</summary>
    public ReadOnlySpan<HouseholdRow> Rows => _rows;

    /// <summary>The array that holds the states (rows) of all households, by number. It is not a copy.</summary>
    internal HouseholdRow[] All => _rows;

    /// <summary>Returns the amount in a household's purse on a day, in US cents. Also updates the purse to that day.</summary>
    public Cents HeldOn(int day, HouseholdIndex household)
    {
        Open(day, household);
        return _rows[household].PurseCents;
    }

    /// <summary>
    /// True if a household's purse holds at least an amount on a day. Updates the purse to that day if it could hold the amount; otherwise leaves it as it is.
    /// </summary>
    public bool Holds(Cents cents, int day, HouseholdIndex household) => Holds(ref _rows[household], cents, day, household);

    /// <summary>
    /// True if a household's purse holds at least an amount on a day. Unlike <see cref="Holds(Cents, int, HouseholdIndex)"/> it works on a copy of the purse
    /// and changes nothing, so that many citizens can call it at once.
    /// </summary>
    public bool WouldHold(Cents cents, int day, HouseholdIndex household)
    {
        var row = _rows[household];
        return Holds(ref row, cents, day, household);
    }

    /// <summary>Loads the purse (savings) of a household into the processor's cache, because it will be used soon.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Prefetch(HouseholdIndex household) => Prefetching.Fetch(ref _rows[household]);

    /// <summary>Takes an amount from a household's purse, or nothing if the purse holds less. Returns true if the amount was taken.</summary>
    public bool Spend(int day, HouseholdIndex household, Cents cents)
    {
        Open(day, household);
        return PurseRule.Spend(ref _rows[household], cents);
    }

    /// <summary>Takes an amount from a household's purse, or all that it holds if that is less. Returns true if the purse held the whole amount.</summary>
    public bool Pay(int day, HouseholdIndex household, Cents cents) => PayUpTo(day, household, cents) == cents;

    /// <summary>Takes an amount from a household's purse, or all that it holds if that is less. Returns the amount taken, in US cents.</summary>
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
    /// Updates the savings (purses) of all households to a day. This changes no later result, because a purse is always updated before use. It makes checks of
    /// what households can afford cheaper for a while.
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
