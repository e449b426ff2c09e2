using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using AdoptionSim.Model.Citizens;
using AdoptionSim.Model.Handsets;
using AdoptionSim.Model.Memory;
using AdoptionSim.Model.Randomness;
using AdoptionSim.Model.Ties;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Cohorts;

/// <summary>
/// Holds the state of all citizens and handsets of a district in packed arrays of rows. Applies their rules to the rows at each tick, without messages or
/// allocation. Invariant: <c>_classes</c> holds the class of each citizen's row, so that the loop over all citizens reads one byte each instead of sixteen. A
/// citizen who cannot pay for a phone has the class <see cref="WishClass.Never"/> until the tick at which the household could.
/// </summary>
/// <param name="citizens">The rows of citizens in order of number; the cohort takes ownership.</param>
/// <param name="handsets">The rows of existing handsets, in order of number.</param>
/// <param name="log">
/// Records the changes that the district makes to citizens and handsets, such as sales; null if these have no grains (actors) of their own, which would repeat
/// the changes.
/// </param>
public sealed class Cohort(CitizenRow[] citizens, ITieCount ties, IReadOnlyList<ReadOnlyMemory<HandsetRow>>? handsets = null, IEffectLog? log = null)
    : IHandsets
{
    private const int Chunk = 1024;
    private const int HandsetsAtOnce = HandsetRows.Part / 4;
    private readonly byte[] _classes = Array.ConvertAll(citizens, row => WishClass.Of(row.Code));
    private readonly Sleepers _sleepers = new();

    // One bit per citizen: most people who are drawn at random have no handset, and a bit is in the cache where a row of 16 bytes is not.
    private readonly CitizenSet _owners = new(citizens.Length, citizen => citizens[citizen].Handset != HandsetIndex.None);
    private readonly HandsetRows _handsets = new(handsets ?? []);
    private readonly MonthLuckCache _monthLuck = new();

    public int Handsets => _handsets.Count;

    /// <summary>Returns a citizen's stored state (row).</summary>
    public CitizenRow Citizen(CitizenIndex citizen) => citizens[citizen];

    /// <inheritdoc/>
    public bool HasHandset(CitizenIndex citizen) => _owners.Contains(citizen);

    /// <inheritdoc/>
    public HandsetIndex HandsetOf(CitizenIndex citizen) => HasHandset(citizen) ? citizens[citizen].Handset : HandsetIndex.None;

    public HandsetRow Handset(HandsetIndex handset) => _handsets[handset];

    /// <summary>
    /// Performs the adoption step of every citizen in this tick: hearing of the phone, applying for a line, or going to the shop. Adds the results to the tally
    /// in order of citizen number.
    /// </summary>
    public void StepCitizens(WishKnowledge known, WishTally tally)
    {
        foreach (var citizen in _sleepers.Wake(known.Tick))
        {
            _classes[citizen] = WishClass.Of(citizens[citizen].Code);
        }

        var urban = known.Population.Urban;
        for (var first = 0; first < citizens.Length; first += Chunk)
        {
            var last = Math.Min(first + Chunk, citizens.Length);
            var border = Math.Clamp(urban, first, last);
            StepCitizens(first, border, last, known, tally);
        }
    }

    /// <summary>
    /// Performs the adoption step of every citizen in this tick, one by one. Compares each result with that of the citizen's own grain (actor), which has
    /// performed the same step.
    /// </summary>
    /// <param name="answers">The results of the grains, by citizen number.</param>
    /// <returns>The first citizen whose two results differ; -1 if there is no such citizen.</returns>
    public CitizenIndex StepCitizens(WishKnowledge known, WishTally tally, ReadOnlySpan<CitizenStep> answers)
    {
        for (var citizen = new CitizenIndex(0); citizen < citizens.Length; citizen++)
        {
            var outcome = WishRule.Step(ref citizens[citizen], citizen, known);
            if (outcome != answers[citizen].Outcome || !RowBits.AreEqual(citizens[citizen], answers[citizen].Row))
            {
                return citizen;
            }

            tally.Take(citizen, outcome);
        }

        return CitizenIndex.None;
    }

    /// <summary>
    /// Simulates the phone use of every handset in this tick. Adds the results (calls, bills, breakages) to the tally in order of handset number.
    /// </summary>
    public void StepHandsets(UseKnowledge known, UseTally tally)
    {
        _monthLuck.Begin(known.FirstMonth, Handsets);
        for (var first = 0; first < Handsets; first += HandsetsAtOnce)
        {
            StepHandsets(first, _handsets.Slice(first, Math.Min(first + HandsetsAtOnce, Handsets)), known, tally);
        }

        if (known.Tariff.HasTwoMonths)
        {
            _monthLuck.EndMonth(known.SecondMonth);
        }
    }

    /// <summary>
    /// Simulates the phone use of every handset in this tick, one by one. Compares each result with that of the handset's own grain (actor), which has
    /// performed the same step.
    /// </summary>
    /// <param name="answers">The results of the grains, by handset number.</param>
    /// <returns>The number of the first handset whose two results differ; -1 if there is no such handset.</returns>
    public int StepHandsets(UseKnowledge known, UseTally tally, ReadOnlySpan<HandsetStep> answers)
    {
        for (var handset = new HandsetIndex(0); handset < Handsets; handset++)
        {
            UseRule.Step(
                ref _handsets[handset],
                known.Draws.Four(_handsets[handset].Registrant, Purpose.Use),
                known.LuckOf(_handsets[handset].Registrant),
                known,
                out var outcome
            );
            if (outcome != answers[handset].Outcome || !RowBits.AreEqual(_handsets[handset], answers[handset].Row))
            {
                return handset;
            }

            tally.Take(handset, outcome);
        }

        return -1;
    }

    /// <summary>
    /// Includes the members of a household in the adoption steps again, if they were skipped because they could not pay for a phone. Called when the household
    /// gets unexpected money.
    /// </summary>
    /// <param name="first">The first member of the household.</param>
    /// <param name="size">The number of members.</param>
    public void Wake(CitizenIndex first, int size)
    {
        for (var citizen = first; citizen < first + size; citizen++)
        {
            _classes[citizen] = WishClass.Of(citizens[citizen].Code);
        }
    }

    /// <summary>Applies a change made by the district, such as a sale or a ban, to a citizen's row (state) at once.</summary>
    /// <returns>The row before and after the change, which are equal if it was refused.</returns>
    public CitizenReply Apply(CitizenIndex citizen, CitizenEffect effect)
    {
        log?.Citizen(citizen, effect);
        var reply = CitizenEffects.Apply(ref citizens[citizen], effect);
        _classes[citizen] = WishClass.Of(reply.After.Code);
        _owners.Set(citizen, reply.After.Handset != HandsetIndex.None);
        return reply;
    }

    /// <summary>Applies a change made by the district, such as damage or the end of its line, to a handset's row (state) at once.</summary>
    /// <returns>The row before and after the change, which are equal if it was refused.</returns>
    public HandsetReply Apply(HandsetIndex handset, HandsetEffect effect)
    {
        log?.Handset(handset, effect);
        return HandsetEffects.Apply(ref _handsets[handset], effect);
    }

    /// <summary>
    /// Records in citizens' rows (states) that people to whom they have social ties have got or lost a phone line. Updates the phone books of these citizens'
    /// handsets too.
    /// </summary>
    /// <param name="items">The messages along social ties; those that do not concern phone lines are ignored.</param>
    public void Hear(ReadOnlySpan<TieEvent> items)
    {
        for (var index = 0; index < items.Length; index++)
        {
            if (index + Prefetching.Ahead < items.Length && items[index + Prefetching.Ahead].IsOfLine)
            {
                Prefetching.Fetch(ref citizens[items[index + Prefetching.Ahead].Citizen]);
            }

            var item = items[index];
            if (!item.IsOfLine)
            {
                continue;
            }

            log?.Heard(item);
            ref var row = ref citizens[item.Citizen];
            CitizenEffects.Hear(ref row, item.Citizen, item.Slot, item.HasLine, ties);
            _classes[item.Citizen] = WishClass.Of(row.Code);
            SetContacts(row.Handset, row.Exposure);
            SetContacts(row.SecondHandset, row.Exposure);
        }
    }

    /// <summary>Adds the row (state) of a handset that is sold for the first time. The handset gets the next free number.</summary>
    public void Make(HandsetRow born)
    {
        log?.Made(new HandsetIndex(Handsets), born);
        _handsets.Add(born);
    }

    /// <summary>Starts a phone line on a used handset that is on sale.</summary>
    /// <param name="line">The data of the line: owner, registrant, home and so on.</param>
    public void Start(HandsetIndex handset, NewLine line)
    {
        log?.Started(handset, line);
        line.Start(ref _handsets[handset]);
        _monthLuck.Forget(handset);
    }

    /// <summary>
    /// Returns the rows (states) of all citizens and handsets in order of number, to compare and hash them. They are not copies: they are valid only until the
    /// next tick.
    /// </summary>
    public RowSnapshot Snapshot() => new(citizens, _handsets.Parts);

    // Optimised at once: in a run of half a minute, the first seconds in unoptimised code would be noticeable.
    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void StepCitizens(int first, int border, int last, WishKnowledge known, WishTally tally)
    {
        Span<byte> leads = stackalloc byte[Chunk];
        known.Draws.FillBytes(leads[..((last - first + 15) & ~15)], first, Purpose.Stage);
        StepCitizens(first, leads[..(border - first)], known.Urban, known, tally);
        StepCitizens(border, leads[(border - first)..(last - first)], known.Rural, known, tally);
    }

    /// <summary>
    /// Performs the adoption steps of consecutive citizens, starting with <paramref name="first"/>. The first bits of the random draws rule out an event for
    /// nearly all citizens, 32 at a time. Only the few others are examined in full.
    /// </summary>
    /// <param name="leads">The first eight bits of each citizen's random draw.</param>
    /// <param name="table">The chances for the part of the district (urban or rural) in which these citizens live.</param>
    [SkipLocalsInit]
    private void StepCitizens(int first, ReadOnlySpan<byte> leads, WishTable table, WishKnowledge known, WishTally tally)
    {
        Span<ushort> places = stackalloc ushort[Chunk];
        Span<uint> draws = stackalloc uint[Chunk];
        Span<HouseholdIndex> households = stackalloc HouseholdIndex[Chunk];
        places = places[..Candidates.Find(_classes.AsSpan(first, leads.Length), leads, table.Limits, places)];
        foreach (var place in places)
        {
            Prefetching.Fetch(ref citizens[first + place]);
        }

        var struck = 0;
        foreach (var place in places)
        {
            var citizen = new CitizenIndex(first + place);
            var code = citizens[citizen].Code;
            var draw = WishRule.WholeDraw(leads[place], citizen, known.Draws);
            if (table.Of(code).Occurs(draw))
            {
                (places[struck], draws[struck], households[struck]) = (place, draw, HouseholdIndex.None);
                if (WishRule.DependsOnPurse(code))
                {
                    households[struck] = known.Population.HouseholdOf(citizen);
                    known.Purses.Prefetch(households[struck]);
                }

                struck++;
            }
        }

        for (var index = 0; index < struck; index++)
        {
            Follow(new CitizenIndex(first + places[index]), households[index], draws[index], known, tally);
        }
    }

    /// <param name="household">The citizen's household; not used if the purse does not matter in the citizen's stage.</param>
    private void Follow(CitizenIndex citizen, HouseholdIndex household, uint draw, WishKnowledge known, WishTally tally)
    {
        ref var row = ref citizens[citizen];
        if (WishRule.PurchaseOf(row) is { } purchase)
        {
            if (!known.Purses.Holds(known.Prices.Of(purchase), known.Day, household))
            {
                Sleep(citizen, known.Outlook.FirstFor(purchase, known.Purses.Rows[household], known.Tick), known.Tick);
                return;
            }
        }

        tally.Take(citizen, WishRule.StepStruck(ref row, citizen, draw, known));
        _classes[citizen] = WishClass.Of(row.Code);
    }

    /// <summary>
    /// Skips a citizen's adoption steps until a later tick, because the household cannot pay for a phone before that tick. Does nothing if it is the next tick.
    /// </summary>
    private void Sleep(CitizenIndex citizen, Tick until, Tick now)
    {
        if (until > now + 1)
        {
            _classes[citizen] = WishClass.Never;
            _sleepers.Until(until, citizen);
        }
    }

    [SkipLocalsInit]
    private void StepHandsets(int first, Span<HandsetRow> handsets, UseKnowledge known, UseTally tally)
    {
        Span<ushort> offsets = stackalloc ushort[HandsetsAtOnce];
        Span<int> registrants = stackalloc int[HandsetsAtOnce];

        // Only handsets with a line are drawn for and stepped: a tenth of all rows have none over a run, a sixth at its end.
        var count = 0;
        for (var offset = 0; offset < handsets.Length; offset++)
        {
            (offsets[count], registrants[count]) = ((ushort)offset, handsets[offset].Registrant);
            count += handsets[offset].HasLine ? 1 : 0;
        }

        Step(handsets, new HandsetNames(first, offsets[..count], registrants[..count]), known, tally);
    }

    [SkipLocalsInit]
    private void Step(Span<HandsetRow> block, HandsetNames handsets, UseKnowledge known, UseTally tally)
    {
        Span<Words> draws = stackalloc Words[HandsetsAtOnce];
        Span<byte> firstMonth = stackalloc byte[HandsetsAtOnce];
        Span<byte> secondMonth = stackalloc byte[HandsetsAtOnce];
        _monthLuck.Read(handsets, draws, firstMonth);
        if (known.Tariff.HasTwoMonths)
        {
            _monthLuck.Advance(known.SecondMonth, handsets, draws, secondMonth);
        }
        else
        {
            secondMonth.Clear();
        }

        known.Draws.FourOfEach(draws, handsets.Registrants, Purpose.Use);
        for (var index = 0; index < handsets.Count; index++)
        {
            var offset = handsets.Offsets[index];
            UseRule.Step(ref block[offset], draws[index], new MonthLuck(firstMonth[index], secondMonth[index]), known, out var outcome);
            tally.Take(new HandsetIndex(handsets.First + offset), outcome);
        }
    }

    private void SetContacts(HandsetIndex handset, uint contacts)
    {
        if (handset != HandsetIndex.None)
        {
            Apply(handset, new HandsetEffect(HandsetEffectKind.Contacts, contacts));
        }
    }
}

/// <summary>The result of a citizen's adoption step as performed by the citizen's own grain (actor): its events and the citizen's state afterwards.</summary>
public readonly record struct CitizenStep(WishOutcome Outcome, CitizenRow Row);

/// <summary>The result of a handset's use in a tick as computed by the handset's own grain (actor): the use and the handset's state afterwards.</summary>
public readonly record struct HandsetStep(UseOutcome Outcome, HandsetRow Row);

/// <summary>Compares two rows (states of citizens or handsets) by their bytes.</summary>
public static class RowBits
{
    /// <summary>True if two rows have the same bytes.</summary>
    public static bool AreEqual<T>(in T one, in T other)
        where T : unmanaged => MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in one)).SequenceEqual(MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in other)));
}
