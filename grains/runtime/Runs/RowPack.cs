using System.Buffers;
using AdoptionSim.Contracts.Runs;
using AdoptionSim.Model.Checkpoints;
using AdoptionSim.Nations.Measures;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Runtime.Runs;

/// <summary>Converts the result rows (the counts of finished ticks) to the bytes of a stored part of a checkpoint, and back.</summary>
/// <remarks>
/// The hash of the list of measures is not stored. Only rows of this program's model version are read, and all of those have the same list of measures.
/// </remarks>
internal static class RowPack
{
    public static void Write(IReadOnlyList<TickRows> rows, IBufferWriter<byte> output)
    {
        var pack = new PackWriter(output);
        pack.Put(rows.Count);
        foreach (var row in rows)
        {
            pack.Put(row.Tick);
            pack.Put(row.Date.DayNumber);
            pack.PutAll<byte>(Convert.FromHexString(row.Digest));
            pack.PutRows<long>([row.Districts]);
            pack.PutRows<long>([row.Towers]);
            pack.PutAll<long>(row.Nation);
        }

        // Last, so that rows stored before groups were counted can still be read.
        foreach (var row in rows)
        {
            pack.PutRows<long>([row.Strata]);
        }
    }

    /// <exception cref="InvalidDataException">The bytes are not rows, or only part of them.</exception>
    public static TickRows[] Read(ReadOnlySpan<byte> bytes)
    {
        var pack = new PackReader(bytes);
        var rows = new TickRows[pack.Take<int>()];
        for (var index = 0; index < rows.Length; index++)
        {
            rows[index] = new TickRows(
                new Tick(pack.Take<int>()),
                DateOnly.FromDayNumber(pack.Take<int>()),
                Convert.ToHexStringLower(pack.TakeAll<byte>()),
                pack.TakeRows<long>(),
                pack.TakeRows<long>(),
                pack.TakeAll<long>(),
                MeasureSchema.Current.Hash,
                Strata: []
            );
        }

        for (var index = 0; index < rows.Length && !pack.IsAtEnd; index++)
        {
            rows[index] = rows[index] with { Strata = pack.TakeRows<long>() };
        }

        return rows;
    }
}
