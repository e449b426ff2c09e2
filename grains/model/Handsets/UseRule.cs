using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using AdoptionSim.Model.Prices;
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
public record struct UseOutcome
{
    /// <summary>The number of the citizen who uses it.</summary>
    public int Owner;

    /// <summary>Talked as caller; these load the caller's tower now and the called end's in the next tick.</summary>
    public uint Seconds;

    /// <summary>Seconds that were tried, blocked calls included: the offered traffic.</summary>
    public uint Tried;

    /// <summary>Fees and airtime of the tick, in US cents x 256.</summary>
    public uint Accrued;

    /// <summary>A bill that is due now, in US cents; 0 where none is.</summary>
    public int Billed;

    public uint Calls;

    public uint Blocked;

    /// <summary>The number of the tower that serves the home; -1 where none does.</summary>
    public int Tower;

    /// <summary>The tie slot called; -1 where nobody was.</summary>
    public int CalledSlot;

    /// <summary>0 to <see cref="HandsetRow.FullGoodwill"/>.</summary>
    public ushort Goodwill;

    /// <summary>Texts, photos, newspapers and books.</summary>
    public UseCounts Counts;

    public HandsetEvent Happened;

    public bool HasLine;

    /// <summary>Whether the owner is an official or a student in the eyes of the access rules.</summary>
    public bool IsOfficial;

    /// <summary>Whether the last bill could not be paid.</summary>
    public bool Penniless;
}

/// <summary>
/// The use rule: minutes by means, work and the ties that can be reached, on a kinked budget (a monthly allowance and then a steep
/// price); texts, photos and reading; all of it as far as the access table allows; goodwill; breakage and lapse.
/// </summary>
public static class UseRule
{
    private const int BillingDays = 84;

    /// <summary>One step of a handset. One without a line stays as it is.</summary>
    /// <param name="draws">The four words of <see cref="Purpose.Use"/> of this handset at this tick.</param>
    /// <param name="outcome">Written field by field where it lies: a copy for each handset would cost as much as the rule.</param>
    public static void Step(ref HandsetRow row, int handset, in Words draws, UseKnowledge known, out UseOutcome outcome)
    {
        outcome = default;
        outcome.Tower = outcome.CalledSlot = -1;
        if (!row.HasLine)
        {
            return;
        }

        outcome.HasLine = true;
        outcome.IsOfficial = row.Has(HandsetFlags.OfficialOrStudent);
        outcome.Owner = row.Owner;
        outcome.Penniless = row.Has(HandsetFlags.Penniless);
        outcome.Happened = Happens(row, draws.W2, known.Habits);
        outcome.Accrued = known.Tariff.FeePerTick;
        var tower = row.State == HandsetState.Active ? known.Coverage.TowerOf(row.Has(HandsetFlags.Urban), row.Location) : -1;
        if (tower >= 0)
        {
            Use(ref row, tower, draws, known, ref outcome);
        }

        // Broken, or out of reach of every tower, only the fee runs on.
        Judge(ref row, outcome.Calls, outcome.Blocked, known.Habits);
        outcome.Goodwill = row.Goodwill;
        outcome.Billed = Bill(ref row, handset, outcome.Accrued, known);
    }

    /// <summary>The phone book's entry called in this tick: all contacts alike; -1 for somebody who is no tie.</summary>
    /// <param name="draw">Eight bits.</param>
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
    private static void Use(ref HandsetRow row, int tower, in Words draws, UseKnowledge known, ref UseOutcome outcome)
    {
        var (habits, tariff) = (known.Habits, known.Tariff);
        var access = outcome.IsOfficial ? known.OfficialAccess : known.LocalAccess;
        var tried = Demand(row, draws.W0, habits, tariff) & access.Voice;
        var blockedPpm = known.Coverage.BlockedPpm(tower);
        var (calls, blocked) = Calls(tried, draws.W3, blockedPpm, habits);
        var talked = blockedPpm == 0 ? tried : Talked(tried, calls, blocked, blockedPpm);
        (outcome.Tower, outcome.Tried, outcome.Seconds, outcome.Calls, outcome.Blocked) = (tower, tried, talked, calls, blocked);
        outcome.Accrued += (uint)((ulong)Beyond(talked, tariff) * tariff.SecondPrice >> 8);
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
    private static (uint Calls, uint Blocked) Calls(uint seconds, uint draw, uint blockedPpm, UseHabits habits)
    {
        var calls = Math.Min((((ulong)seconds * habits.CallsPerSecond) + (draw << 16)) >> 32, ushort.MaxValue);
        var blocked = blockedPpm == 0 ? 0 : ((calls * blockedPpm * 65536 / 1_000_000) + (draw >> 16)) >> 16;
        return ((uint)calls, (uint)Math.Min(blocked, calls));
    }

    /// <summary>Talk is lost with its calls; talk too short to count as a call, in the proportion in which calls are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Talked(uint tried, uint calls, uint blocked, uint blockedPpm) =>
        calls == 0 ? (uint)((ulong)tried * (1_000_000 - Math.Min(blockedPpm, 1_000_000)) / 1_000_000)
        : blocked == 0 ? tried
        : (uint)((ulong)tried * (calls - blocked) / calls);

    /// <summary>Blocked calls cost goodwill, time brings it back.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Judge(ref HandsetRow row, uint calls, uint blocked, UseHabits habits)
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
}
