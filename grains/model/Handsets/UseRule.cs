using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using AdoptionSim.Model.Prices;
using AdoptionSim.Model.Randomness;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Model.Handsets;

public enum HandsetEvent : byte
{
    None,

    /// <summary>The handset broke beyond repair.</summary>
    Broke,

    /// <summary>The subscriber gave up the phone line.</summary>
    Lapsed,
}

/// <summary>The use of one handset in one tick: calls, traffic, charges and texts, and what happened to the handset.</summary>
public record struct UseOutcome
{
    /// <summary>The number of the citizen who uses the handset.</summary>
    public CitizenIndex Owner;

    /// <summary>The number of the citizen in whose name the phone line is registered.</summary>
    public CitizenIndex Registrant;

    /// <summary>
    /// The seconds of talk in calls made from this handset, excluding blocked calls. In the next tick, this talk loads the tower that serves the person called.
    /// </summary>
    public uint Seconds;

    /// <summary>
    /// The seconds of talk that the owner attempted, including blocked calls. They are the traffic offered to the owner's tower in this tick.
    /// </summary>
    public uint Tried;

    /// <summary>The charges (fees and airtime) of the tick, in US cents x 256.</summary>
    public uint Accrued;

    /// <summary>The amount of a bill that is due in this tick, in US cents; 0 if no bill is due.</summary>
    public Cents Billed;

    public uint Calls;

    public uint Blocked;

    /// <summary>The number of the tower that serves the owner's home; -1 if none does or the handset is broken.</summary>
    public TowerIndex Tower;

    /// <summary>The number (slot) of the owner's social tie to the person called; -1 if nobody or a stranger was called.</summary>
    public int CalledSlot;

    /// <summary>The owner's goodwill towards the network after the tick, 0 to <see cref="HandsetRow.FullGoodwill"/>.</summary>
    public ushort Goodwill;

    /// <summary>The numbers of texts sent, photos taken, and newspapers and books read in the tick.</summary>
    public UseCounts Counts;

    public HandsetEvent Happened;

    public bool HasLine;

    /// <summary>True if the owner belongs to the access group of officials and students.</summary>
    public bool IsOfficial;

    /// <summary>True if the line's last bill could not be paid in full.</summary>
    public bool Penniless;
}

/// <summary>
/// Simulates the use of a handset in a tick. The minutes of talk depend on income, work, ties with a phone, and the tariff: a monthly allowance, then a steep
/// price. Texts, photos and reading are drawn at random. Forbidden services (access table) are not used. Blocked calls then lower goodwill, the handset may
/// break, and the line may be given up.
/// </summary>
public static class UseRule
{
    private const int BillingDays = 84;

    /// <summary>Simulates the use of one handset in one tick, and updates its row (state). A handset without a phone line stays as it is.</summary>
    /// <param name="draws">The four random words (<see cref="Purpose.Use"/>) of the line's registrant at this tick. A name has at most one line. The draws
    /// therefore do not depend on the handset, and no other person's purchase changes them.</param>
    /// <param name="luck">The registrant's random draws for the calendar months of the tick.</param>
    /// <param name="outcome">Receives the result. It is written field by field in place, which takes 51 to 57 ns per handset; returned as a value it took 72
    /// ns.</param>
    public static void Step(ref HandsetRow row, in Words draws, in MonthLuck luck, UseKnowledge known, out UseOutcome outcome)
    {
        outcome = default;
        (outcome.Tower, outcome.CalledSlot) = (TowerIndex.None, -1);
        if (!row.HasLine)
        {
            return;
        }

        outcome.HasLine = true;
        outcome.IsOfficial = row.Has(HandsetFlags.OfficialOrStudent);
        outcome.Owner = row.Owner;
        outcome.Registrant = row.Registrant;
        outcome.Penniless = row.Has(HandsetFlags.Penniless);
        outcome.Happened = Happens(row, draws.W2, known.Habits);
        outcome.Accrued = known.Tariff.FeePerTick;
        var tower = row.State == HandsetState.Active ? known.Coverage.TowerOf(row.Has(HandsetFlags.Urban), row.Location) : TowerIndex.None;
        if (tower >= 0)
        {
            Use(ref row, tower, draws, luck, known, ref outcome);
        }

        // For a handset that is broken or out of the range of every tower, only the fee accrues.
        Judge(ref row, outcome.Calls, outcome.Blocked, known.Habits);
        outcome.Goodwill = row.Goodwill;
        outcome.Billed = Bill(ref row, outcome.Accrued, known);
    }

    /// <summary>
    /// Returns the days since the last bill of a phone line was due, 0 to 83. The number of the registrant (the citizen in whose name the line is) sets the day
    /// on which bills are due.
    /// </summary>
    /// <param name="day">The day of the run.</param>
    public static int DaysSinceDue(int day, CitizenIndex registrant) => (day + registrant) % BillingDays;

    /// <summary>
    /// Returns the social tie that a subscriber calls in this tick, by its number (slot); -1 for a stranger if the phone book is empty. All ties in the phone
    /// book are equally likely.
    /// </summary>
    /// <param name="contacts">The phone book: one bit for each social tie, set if the person at the other end has a phone line.</param>
    /// <param name="draw">A random draw of eight bits.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Callee(uint contacts, uint draw)
    {
        var left = (int)(draw * (uint)BitOperations.PopCount(contacts) >> 8);
        if (Bmi2.IsSupported)
        {
            contacts = Bmi2.ParallelBitDeposit(1u << left, contacts);
        }
        else
        {
            while (left-- > 0)
            {
                contacts &= contacts - 1;
            }
        }

        return contacts == 0 ? -1 : BitOperations.TrailingZeroCount(contacts);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Use(ref HandsetRow row, TowerIndex tower, in Words draws, in MonthLuck luck, UseKnowledge known, ref UseOutcome outcome)
    {
        var (habits, tariff) = (known.Habits, known.Tariff);
        var access = outcome.IsOfficial ? known.OfficialAccess : known.LocalAccess;
        var reach = (ulong)habits.ReachableShares[BitOperations.PopCount(row.Contacts)] * row.Goodwill >> 16;
        var (tried, charge) = Demand(row, reach, luck.First, habits, tariff.First);
        if (tariff.HasTwoMonths)
        {
            var (triedInSecond, chargeInSecond) = Demand(row, reach, luck.Second, habits, tariff.Second);
            (tried, charge) = (tried + triedInSecond, charge + chargeInSecond);
        }

        tried &= access.Voice;
        var blockedPpm = known.Coverage.BlockedPpm(tower);
        var (calls, blocked) = Calls(tried, draws.W3, blockedPpm, habits);
        var talked = blockedPpm == 0 ? tried : Talked(tried, calls, blocked, blockedPpm);
        (outcome.Tower, outcome.Tried, outcome.Seconds, outcome.Calls, outcome.Blocked) = (tower, tried, talked, calls, blocked);
        outcome.Accrued += talked == tried ? (uint)charge & access.Voice : (uint)Quotient(charge * talked, tried);
        outcome.CalledSlot = calls == 0 ? -1 : Callee(row.Contacts, draws.W1 & 0xFF);
        outcome.Counts = access.Of(habits.Counts.Of(draws.W0 >> 20));
        row.Calls += calls;
        row.Seconds += talked;
        row.Used.Add(outcome.Counts);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static HandsetEvent Happens(in HandsetRow row, uint draw, UseHabits habits)
    {
        if (row.State == HandsetState.Broken)
        {
            return habits.BrokenLapses.Occurs(draw) ? HandsetEvent.Lapsed : HandsetEvent.None;
        }

        var lapses = (row.Has(HandsetFlags.Penniless) ? habits.PennilessLapses : habits.Lapses).Threshold;
        if (draw < lapses)
        {
            return HandsetEvent.Lapsed;
        }

        var breaks = habits.Breaks[row.Model].Threshold;
        return draw - lapses < breaks ? HandsetEvent.Broke : HandsetEvent.None;
    }

    /// <summary>
    /// Returns the seconds of talk that a handset's owner wants in the part of a month that lies in the tick. Also returns their charge in US cents x 256. The
    /// demand if talk were free is reduced by missing contacts, lost goodwill, and the price beyond the month's allowance.
    /// </summary>
    /// <param name="reach">The share of the demand that remains after missing contacts and lost goodwill, in units of 2^-16.</param>
    /// <param name="luck">The registrant's random draw for the month.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (uint Seconds, ulong Charge) Demand(in HandsetRow row, ulong reach, uint luck, UseHabits habits, in TariffMonth month)
    {
        var free = (ulong)habits.Levels.FreeSeconds(row.UseLevel, luck & 0xFF) * month.Length >> 16;
        var wanted = (uint)(free * reach >> 16);
        var beyond = Math.Max(wanted, month.IncludedSeconds) - month.IncludedSeconds;
        var kept = Math.Min((uint)((ulong)beyond * month.BeyondKept >> 16), month.BeyondMost);
        return (month.PartOf(wanted - beyond + kept), (ulong)month.PartOf(kept) * month.SecondPrice >> 8);
    }

    /// <summary>Returns the number of calls into which the seconds of talk are divided, and how many of these are blocked.</summary>
    /// <param name="draw">A random draw that decides how fractions are rounded.</param>
    /// <param name="blockedPpm">The chance that a call is blocked, in millionths.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (uint Calls, uint Blocked) Calls(uint seconds, uint draw, uint blockedPpm, UseHabits habits)
    {
        var calls = Math.Min((((ulong)seconds * habits.CallsPerSecond) + (draw << 16)) >> 32, ushort.MaxValue);
        var blocked = blockedPpm == 0 ? 0 : ((calls * blockedPpm * 65536 / 1_000_000) + (draw >> 16)) >> 16;
        return ((uint)calls, (uint)Math.Min(blocked, calls));
    }

    /// <summary>
    /// Returns the seconds of talk that remain after calls were blocked. Each blocked call loses its part of the talk. Talk too short to count as a call is
    /// reduced by the chance of blocking.
    /// </summary>
    /// <param name="tried">The seconds of talk attempted.</param>
    /// <param name="blockedPpm">The chance that a call is blocked, in millionths.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Talked(uint tried, uint calls, uint blocked, uint blockedPpm) =>
        calls == 0 ? (uint)((ulong)tried * (1_000_000 - Math.Min(blockedPpm, 1_000_000)) / 1_000_000)
        : blocked == 0 ? tried
        : (uint)Quotient((ulong)tried * (calls - blocked), calls);

    /// <summary>Updates the owner's goodwill towards the network: blocked calls lower it, and time restores it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Judge(ref HandsetRow row, uint calls, uint blocked, UseHabits habits)
    {
        var goodwill = (ulong)row.Goodwill;
        var loss = blocked == 0 ? 0 : Quotient(goodwill * habits.GoodwillLoss * blocked, calls) >> 16;
        var gain = (HandsetRow.FullGoodwill - goodwill) * habits.GoodwillRecovery >> 16;
        row.Goodwill = (ushort)(goodwill - loss + gain);
    }

    /// <summary>
    /// Returns the whole part of a quotient. Dividends below 2^53 are divided in floating point. The whole part is the same, because the error is less than the
    /// distance to the next whole number. This takes half as long as a 64-bit division, and a handset with blocked calls needs three.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ulong Quotient(ulong dividend, uint divisor) => dividend < 1UL << 53 ? (ulong)(long)((double)(long)dividend / divisor) : dividend / divisor;

    /// <summary>
    /// Adds the tick's charges to the amount due. Returns the bill in US cents if one is due in this tick, and 0 otherwise. Bills are due every quarter (twelve
    /// weeks), because the source New Focus gives the spend per quarter. The number of the registrant (the citizen in whose name the line is) sets the day, so
    /// that bills spread over all ticks.
    /// </summary>
    /// <param name="accrued">The charges of the tick, in US cents x 256.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Cents Bill(ref HandsetRow row, uint accrued, UseKnowledge known)
    {
        row.Due += accrued;
        if (DaysSinceDue(known.Day, row.Registrant) >= known.Habits.StepDays)
        {
            return default;
        }

        var bill = row.Due >> 8;
        row.Due -= bill << 8;
        return new Cents((int)bill);
    }
}
