using System.Runtime.InteropServices;
using AdoptionSim.Actors.Checkpoints;
using AdoptionSim.Interfaces.Runs;

namespace AdoptionSim.Actors.Runs;

/// <summary>Rows of finished ticks as a part of a checkpoint.</summary>
internal static class RowPack
{
    /// <summary>The rows as a part in a rented array, to be returned to the shared pool.</summary>
    public static (byte[] Rented, int Length) Pack(PartName name, IReadOnlyList<TickRows> rows)
    {
        var words = new List<long> { rows.Count };
        foreach (var row in rows)
        {
            words.AddRange([row.Tick, row.Date.DayNumber]);
            words.AddRange(MemoryMarshal.Cast<byte, long>(Convert.FromHexString(row.Digest)));
            words.Add(row.Districts.Length);
            words.AddRange(row.Districts);
            words.Add(row.Towers.Length);
            words.AddRange(row.Towers);
        }

        return Part.Pack(name, words.Count * sizeof(long), raw => MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(words)).CopyTo(raw));
    }

    /// <exception cref="DamagedPartException">The part is damaged.</exception>
    public static TickRows[] Unpack(PartName name, byte[] stored) => Part.Unpack(name, stored, raw =>
    {
        var words = MemoryMarshal.Cast<byte, long>(raw.Span);
        var rows = new TickRows[Next(ref words)];
        for (var index = 0; index < rows.Length; index++)
        {
            rows[index] = Read(ref words);
        }

        return rows;
    });

    private static TickRows Read(ref ReadOnlySpan<long> words)
    {
        var (tick, day) = ((int)Next(ref words), (int)Next(ref words));
        var digest = Convert.ToHexStringLower(MemoryMarshal.AsBytes(words[..4]));
        words = words[4..];
        return new TickRows(tick, DateOnly.FromDayNumber(day), digest, Many(ref words), Many(ref words));
    }

    private static long[] Many(ref ReadOnlySpan<long> words)
    {
        var many = words[1..(int)(1 + words[0])].ToArray();
        words = words[(1 + many.Length)..];
        return many;
    }

    private static long Next(ref ReadOnlySpan<long> words)
    {
        var next = words[0];
        words = words[1..];
        return next;
    }
}
