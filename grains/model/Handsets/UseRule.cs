using System.Numerics;
using AdoptionSim.Model.Randomness;

namespace AdoptionSim.Model.Handsets;

public enum HandsetEvent : byte
{
    None,

    /// <summary>It broke beyond repair.</summary>
    Broke,

    /// <summary>Its line was given up.</summary>
    Lapsed,
}

/// <summary>What a handset did in a tick.</summary>
/// <param name="Owner">The number of the citizen who uses it.</param>
/// <param name="Seconds">Talked as caller; these load the caller's tower now and the called end's in the next tick.</param>
/// <param name="Tried">Seconds that were tried, blocked calls included: the offered traffic.</param>
/// <param name="Accrued">Fees and airtime of the tick, in US cents x 256.</param>
/// <param name="Billed">A bill that is due now, in US cents; 0 where none is.</param>
/// <param name="Tower">The number of the tower that serves the home; -1 where none does.</param>
/// <param name="Goodwill">0 to <see cref="HandsetRow.FullGoodwill"/>.</param>
/// <param name="Penniless">Whether the last bill could not be paid.</param>
/// <param name="CalledSlot">The tie slot called; -1 where nobody was.</param>
public readonly record struct UseOutcome(
    int Owner, uint Seconds, uint Tried, uint Accrued, int Billed, ushort Calls, ushort Blocked, short Tower, ushort Goodwill,
    byte Texts, byte Photos, byte Newspapers, byte Books, sbyte CalledSlot, HandsetEvent Happened, bool HasLine, bool Penniless);

/// <summary>
/// The use rule: minutes by means, work and the ties that can be reached, on a kinked budget (a monthly allowance and then a steep
/// price); texts, photos and reading; goodwill; breakage and lapse.
/// </summary>
public static class UseRule
{
    private const int BillingDays = 84;

    /// <summary>One step of a handset. One without a line stays as it is.</summary>
    /// <param name="draws">The four words of <see cref="Purpose.Use"/> of this handset at this tick.</param>
    public static UseOutcome Step(ref HandsetRow row, int handset, Words draws, UseKnowledge known)
    {
        if (!row.HasLine)
        {
            return new UseOutcome { CalledSlot = -1, Tower = -1 };
        }

        var happened = Happens(row, draws, known.Habits);
        var tower = known.Coverage.TowerOf(row.Has(HandsetFlags.Urban), row.Location);
        var isUsed = row.State == HandsetState.Active && tower >= 0;
        var tried = isUsed ? Demand(row, draws.W0, known) : 0;
        var (calls, blocked) = isUsed ? Calls(tried, draws.W3, known.Coverage.BlockedPpm(tower), known.Habits) : default;
        var talked = blocked == 0 ? tried : (uint)((ulong)tried * (uint)(calls - blocked) / calls);
        var accrued = known.Tariff.FeePerTick + (uint)((ulong)Beyond(talked, known.Tariff) * known.Tariff.SecondPrice >> 8);
        Judge(ref row, calls, blocked, known.Habits);
        var outcome = new UseOutcome(
            row.Owner,
            talked,
            tried,
            accrued,
            Bill(ref row, handset, accrued, known),
            calls,
            blocked,
            (short)tower,
            row.Goodwill,
            isUsed ? known.Habits.Texts.Of((draws.W0 >> 8) & 0xFFF) : (byte)0,
            isUsed ? known.Habits.Photos.Of(draws.W0 >> 20) : (byte)0,
            isUsed ? known.Habits.Newspapers.Of((draws.W1 >> 8) & 0xFFF) : (byte)0,
            isUsed ? known.Habits.Books.Of(draws.W1 >> 20) : (byte)0,
            calls == 0 ? (sbyte)-1 : Callee(row.Contacts, draws.W1 & 0xFF),
            happened,
            true,
            row.Has(HandsetFlags.Penniless));
        Remember(ref row, outcome);
        return outcome;
    }

    /// <summary>The phone book's entry called in this tick: all contacts alike; -1 for somebody who is no tie.</summary>
    public static sbyte Callee(uint contacts, uint draw)
    {
        var left = (int)(draw * (uint)BitOperations.PopCount(contacts) >> 8);
        while (left-- > 0)
        {
            contacts &= contacts - 1;
        }

        return contacts == 0 ? (sbyte)-1 : (sbyte)BitOperations.TrailingZeroCount(contacts);
    }

    private static HandsetEvent Happens(in HandsetRow row, Words draws, UseHabits habits)
    {
        if (row.State == HandsetState.Broken)
        {
            return habits.BrokenLapses.Strikes(draws.W2) ? HandsetEvent.Lapsed : HandsetEvent.None;
        }

        var lapses = (row.Has(HandsetFlags.Penniless) ? habits.PennilessLapses : habits.Lapses).Threshold;
        if (draws.W2 < lapses)
        {
            return HandsetEvent.Lapsed;
        }

        var breaks = habits.Breaks[row.Model].Threshold;
        return draws.W2 - lapses < breaks ? HandsetEvent.Broke : HandsetEvent.None;
    }

    /// <summary>Seconds of talk wanted in the tick: free demand, those who can be reached, goodwill, and the price beyond the allowance.</summary>
    private static uint Demand(in HandsetRow row, uint draw, UseKnowledge known)
    {
        var free = (ulong)known.Habits.Levels.FreeSeconds(row.UseLevel, draw & 0xFF);
        var reached = free * known.Habits.Company[BitOperations.PopCount(row.Contacts)] >> 16;
        var wanted = (uint)(reached * row.Goodwill >> 16);
        var beyond = Beyond(wanted, known.Tariff);
        var kept = (uint)((ulong)beyond * known.Tariff.BeyondKept >> 16);
        return wanted - beyond + Math.Min(kept, known.Tariff.BeyondMost);
    }

    private static uint Beyond(uint seconds, in Tariff tariff) => seconds > tariff.IncludedSeconds ? seconds - tariff.IncludedSeconds : 0;

    /// <summary>How many calls the talk takes, and how many of them are blocked; fractions are rounded by the draw.</summary>
    private static (ushort Calls, ushort Blocked) Calls(uint seconds, uint draw, uint blockedPpm, UseHabits habits)
    {
        var calls = Math.Min((((ulong)seconds * habits.CallsPerSecond) + (draw << 16)) >> 32, ushort.MaxValue);
        var blocked = blockedPpm == 0 ? 0 : ((calls * blockedPpm * 65536 / 1_000_000) + (draw >> 16)) >> 16;
        return ((ushort)calls, (ushort)Math.Min(blocked, calls));
    }

    /// <summary>Blocked calls cost goodwill, time brings it back.</summary>
    private static void Judge(ref HandsetRow row, ushort calls, ushort blocked, UseHabits habits)
    {
        var goodwill = (ulong)row.Goodwill;
        var loss = blocked == 0 ? 0 : goodwill * habits.GoodwillLoss * blocked / calls >> 16;
        var gain = (HandsetRow.FullGoodwill - goodwill) * habits.GoodwillRecovery >> 16;
        row.Goodwill = (ushort)(goodwill - loss + gain);
    }

    /// <summary>Bills fall due every quarter (twelve weeks; New Focus speaks of a spend per quarter), on a day that the handset's number sets, so that each tick has its share.</summary>
    private static int Bill(ref HandsetRow row, int handset, uint accrued, UseKnowledge known)
    {
        row.Due += accrued;
        if ((known.Day + handset) % BillingDays >= known.Habits.StepDays)
        {
            return 0;
        }

        var bill = row.Due >> 8;
        row.Due -= bill << 8;
        return (int)bill;
    }

    private static void Remember(ref HandsetRow row, in UseOutcome outcome)
    {
        row.Calls += outcome.Calls;
        row.Seconds += outcome.Seconds;
        row.Texts += outcome.Texts;
        row.Photos = (ushort)Math.Min(row.Photos + outcome.Photos, ushort.MaxValue);
        row.Newspapers = (ushort)Math.Min(row.Newspapers + outcome.Newspapers, ushort.MaxValue);
        row.Books = (ushort)Math.Min(row.Books + outcome.Books, ushort.MaxValue);
    }
}
