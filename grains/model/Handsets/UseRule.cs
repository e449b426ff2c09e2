using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
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

        var happened = Happens(row, draws.W2, known.Habits);
        var tower = row.State == HandsetState.Active ? known.Coverage.TowerOf(row.Has(HandsetFlags.Urban), row.Location) : -1;
        return tower < 0 ? Rest(ref row, handset, happened, known) : Use(ref row, handset, tower, happened, draws, known);
    }

    /// <summary>The phone book's entry called in this tick: all contacts alike; -1 for somebody who is no tie.</summary>
    /// <param name="draw">Eight bits.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static sbyte Callee(uint contacts, uint draw)
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

        return contacts == 0 ? (sbyte)-1 : (sbyte)BitOperations.TrailingZeroCount(contacts);
    }

    /// <summary>Broken, or out of reach of every tower: only the fee runs on.</summary>
    private static UseOutcome Rest(ref HandsetRow row, int handset, HandsetEvent happened, UseKnowledge known)
    {
        Judge(ref row, 0, 0, known.Habits);
        var fee = known.Tariff.FeePerTick;
        return new UseOutcome
        {
            Owner = row.Owner,
            Accrued = fee,
            Billed = Bill(ref row, handset, fee, known),
            Tower = -1,
            Goodwill = row.Goodwill,
            CalledSlot = -1,
            Happened = happened,
            HasLine = true,
            Penniless = row.Has(HandsetFlags.Penniless),
        };
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static UseOutcome Use(ref HandsetRow row, int handset, int tower, HandsetEvent happened, Words draws, UseKnowledge known)
    {
        var (habits, tariff) = (known.Habits, known.Tariff);
        var tried = Demand(row, draws.W0, habits, tariff);
        var (calls, blocked) = Calls(tried, draws.W3, known.Coverage.BlockedPpm(tower), habits);
        var talked = blocked == 0 ? tried : (uint)((ulong)tried * (uint)(calls - blocked) / calls);
        var accrued = tariff.FeePerTick + (uint)((ulong)Beyond(talked, tariff) * tariff.SecondPrice >> 8);
        Judge(ref row, calls, blocked, habits);
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
            habits.Texts.Of((draws.W0 >> 8) & 0xFFF),
            habits.Photos.Of(draws.W0 >> 20),
            habits.Newspapers.Of((draws.W1 >> 8) & 0xFFF),
            habits.Books.Of(draws.W1 >> 20),
            calls == 0 ? (sbyte)-1 : Callee(row.Contacts, draws.W1 & 0xFF),
            happened,
            true,
            row.Has(HandsetFlags.Penniless));
        Remember(ref row, outcome);
        return outcome;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static HandsetEvent Happens(in HandsetRow row, uint draw, UseHabits habits)
    {
        if (row.State == HandsetState.Broken)
        {
            return habits.BrokenLapses.Strikes(draw) ? HandsetEvent.Lapsed : HandsetEvent.None;
        }

        var lapses = (row.Has(HandsetFlags.Penniless) ? habits.PennilessLapses : habits.Lapses).Threshold;
        if (draw < lapses)
        {
            return HandsetEvent.Lapsed;
        }

        var breaks = habits.Breaks[row.Model].Threshold;
        return draw - lapses < breaks ? HandsetEvent.Broke : HandsetEvent.None;
    }

    /// <summary>Seconds of talk wanted in the tick: free demand, those who can be reached, goodwill, and the price beyond the allowance.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Demand(in HandsetRow row, uint draw, UseHabits habits, Tariff tariff)
    {
        var free = (ulong)habits.Levels.FreeSeconds(row.UseLevel, draw & 0xFF);
        var reached = free * habits.Company[BitOperations.PopCount(row.Contacts)] >> 16;
        var wanted = (uint)(reached * row.Goodwill >> 16);
        var beyond = Beyond(wanted, tariff);
        var kept = (uint)((ulong)beyond * tariff.BeyondKept >> 16);
        return wanted - beyond + Math.Min(kept, tariff.BeyondMost);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Beyond(uint seconds, Tariff tariff) => Math.Max(seconds, tariff.IncludedSeconds) - tariff.IncludedSeconds;

    /// <summary>How many calls the talk takes, and how many of them are blocked; fractions are rounded by the draw.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (ushort Calls, ushort Blocked) Calls(uint seconds, uint draw, uint blockedPpm, UseHabits habits)
    {
        var calls = Math.Min((((ulong)seconds * habits.CallsPerSecond) + (draw << 16)) >> 32, ushort.MaxValue);
        var blocked = blockedPpm == 0 ? 0 : ((calls * blockedPpm * 65536 / 1_000_000) + (draw >> 16)) >> 16;
        return ((ushort)calls, (ushort)Math.Min(blocked, calls));
    }

    /// <summary>Blocked calls cost goodwill, time brings it back.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Judge(ref HandsetRow row, ushort calls, ushort blocked, UseHabits habits)
    {
        var goodwill = (ulong)row.Goodwill;
        var loss = blocked == 0 ? 0 : goodwill * habits.GoodwillLoss * blocked / calls >> 16;
        var gain = (HandsetRow.FullGoodwill - goodwill) * habits.GoodwillRecovery >> 16;
        row.Goodwill = (ushort)(goodwill - loss + gain);
    }

    /// <summary>Bills fall due every quarter (twelve weeks; New Focus speaks of a spend per quarter), on a day that the handset's number sets, so that each tick has its share.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
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
