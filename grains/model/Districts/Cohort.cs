using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using AdoptionSim.Model.Citizens;
using AdoptionSim.Model.Handsets;
using AdoptionSim.Model.Randomness;

namespace AdoptionSim.Model.Districts;

/// <summary>
/// The packed rows of all citizens and handsets of a district: resident delivery. A step is the entity's own rule over its row,
/// with no message and no allocation. Invariant: <c>_codes</c> mirrors the rows' codes, so that the loop which visits everybody
/// reads two bytes of a citizen and not sixteen; only of those who cannot pay for a while it says that nothing strikes them, until they wake.
/// </summary>
public sealed class Cohort(CitizenRow[] citizens, ITieCount ties) : IDelivery
{
    private const int Chunk = 1024;
    private const int Growth = 2;
    private readonly ushort[] _codes = [.. citizens.Select(row => (ushort)row.Code)];
    private readonly Sleepers _sleepers = new();
    private HandsetRow[] _handsets = [];

    public int Handsets { get; private set; }

    public long Messages => 0;

    /// <summary>The citizens' rows, in order of number.</summary>
    public ReadOnlySpan<CitizenRow> Citizens => citizens;

    public ValueTask StepCitizens(WishKnowledge known, WishTally tally)
    {
        foreach (var citizen in _sleepers.Wake(known.Tick))
        {
            _codes[citizen] = (ushort)citizens[citizen].Code;
        }

        var urban = known.Population.Urban;
        for (var first = 0; first < citizens.Length; first += Chunk)
        {
            var last = Math.Min(first + Chunk, citizens.Length);
            var border = Math.Clamp(urban, first, last);
            StepCitizens(first, border, last, known, tally);
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask StepHandsets(UseKnowledge known, UseTally tally)
    {
        for (var first = 0; first < Handsets; first += Chunk / 4)
        {
            StepHandsets(first, Math.Min(first + (Chunk / 4), Handsets), known, tally);
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask<CitizenReply> Tell(int citizen, CitizenEffect effect)
    {
        var reply = CitizenEffects.Apply(ref citizens[citizen], effect);
        _codes[citizen] = (ushort)reply.After.Code;
        return new(reply);
    }

    public ValueTask<HandsetReply> Tell(int handset, HandsetEffect effect) =>
        new(HandsetEffects.Apply(ref _handsets.AsSpan(0, Handsets)[handset], effect));

    public ValueTask Hear(ReadOnlyMemory<News> news)
    {
        var items = news.Span;
        for (var index = 0; index < items.Length; index++)
        {
            if (index + Prefetching.Ahead < items.Length)
            {
                Prefetching.Fetch(ref citizens[items[index + Prefetching.Ahead].Citizen]);
            }

            var item = items[index];
            ref var row = ref citizens[item.Citizen];
            CitizenEffects.Hear(ref row, item.Citizen, item.Slot, item.HasLine, ties);
            _codes[item.Citizen] = (ushort)row.Code;
            SetContacts(row.Handset, row.Exposure);
            SetContacts(row.SecondHandset, row.Exposure);
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask Make(HandsetRow born)
    {
        if (Handsets == _handsets.Length)
        {
            Array.Resize(ref _handsets, Math.Max(16, Handsets * Growth));
        }

        _handsets[Handsets++] = born;
        return ValueTask.CompletedTask;
    }

    public ValueTask Start(int handset, NewLine line)
    {
        line.Start(ref _handsets[handset]);
        return ValueTask.CompletedTask;
    }

    public ValueTask<RowSnapshot> Snapshot() => new(new RowSnapshot(citizens, _handsets.AsMemory(0, Handsets)));

    // Optimised at once: in a run of half a minute the first seconds in unoptimised code would count.
    [SkipLocalsInit, MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void StepCitizens(int first, int border, int last, WishKnowledge known, WishTally tally)
    {
        Span<uint> draws = stackalloc uint[Chunk];
        Span<ushort> struck = stackalloc ushort[Chunk];
        known.Draws.Fill(draws[..((last - first + 3) & ~3)], first, Purpose.Stage);
        var count = Strike(first, border, draws, known.Urban, struck);
        Follow(first, struck[..count], draws, known, tally);
        draws = draws[(border - first)..];
        count = Strike(border, last, draws, known.Rural, struck);
        Follow(border, struck[..count], draws, known, tally);
    }

    /// <summary>
    /// The loop that visits everybody: a draw against a threshold, eight citizens at a time; all else happens to the few whom it strikes.
    /// </summary>
    /// <param name="struck">Takes their places from <paramref name="first"/> on.</param>
    /// <returns>How many they are.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private unsafe int Strike(int first, int last, ReadOnlySpan<uint> draws, WishTable table, Span<ushort> struck)
    {
        var codes = _codes.AsSpan(first, last - first);
        var (index, count) = (0, 0);
        fixed (uint* thresholds = table.Thresholds)
        {
            for (; index + Candidates.Width <= codes.Length; index += Candidates.Width)
            {
                for (var hits = Candidates.Of(codes[index..], draws[index..], thresholds); hits != 0; hits &= hits - 1)
                {
                    struck[count++] = (ushort)(index + BitOperations.TrailingZeroCount(hits));
                }
            }

            for (; index < codes.Length; index++)
            {
                if (draws[index] < thresholds[codes[index]])
                {
                    struck[count++] = (ushort)index;
                }
            }
        }

        return count;
    }

    private void Follow(int first, ReadOnlySpan<ushort> struck, ReadOnlySpan<uint> draws, WishKnowledge known, WishTally tally)
    {
        foreach (var index in struck)
        {
            Prefetching.Fetch(ref citizens[first + index]);
            if (WishRule.LooksIntoPurse(_codes[first + index]))
            {
                known.Purses.Prefetch(known.Population.HouseholdOf(first + index));
            }
        }

        foreach (var index in struck)
        {
            Follow(first, index, draws, known, tally);
        }
    }

    private void Follow(int first, int index, ReadOnlySpan<uint> draws, WishKnowledge known, WishTally tally)
    {
        int code = _codes[first + index];
        if (WishRule.ComesToNothing(code, first + index, known))
        {
            Sleep(first + index, CitizenRow.StageOf(code), known);
            return;
        }

        ref var row = ref citizens[first + index];
        tally.Take(first + index, WishRule.StepStruck(ref row, first + index, draws[index], known));
        _codes[first + index] = (ushort)row.Code;
    }

    /// <summary>One who cannot pay for a while is passed over until then.</summary>
    private void Sleep(int citizen, Stage stage, WishKnowledge known)
    {
        var tick = known.Purses.MightPay(stage, known.Tick, known.Population.HouseholdOf(citizen));
        if (tick > known.Tick + 1)
        {
            _codes[citizen] = CitizenRow.NeverStruck;
            _sleepers.Until(tick, citizen);
        }
    }

    [SkipLocalsInit]
    private void StepHandsets(int first, int last, UseKnowledge known, UseTally tally)
    {
        Span<uint> draws = stackalloc uint[Chunk];
        known.Draws.FillFours(draws[..(4 * (last - first))], first, Purpose.Use);
        var words = MemoryMarshal.Cast<uint, Words>(draws);
        for (var handset = first; handset < last; handset++)
        {
            UseRule.Step(ref _handsets[handset], handset, words[handset - first], known, out var outcome);
            tally.Take(handset, outcome);
        }
    }

    private void SetContacts(int handset, uint contacts)
    {
        if (handset != CitizenRow.NoHandset)
        {
            HandsetEffects.Apply(ref _handsets[handset], new HandsetEffect(HandsetEffectKind.Contacts, contacts));
        }
    }
}
