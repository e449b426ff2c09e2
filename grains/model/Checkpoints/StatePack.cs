using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using AdoptionSim.Model.Citizens;
using AdoptionSim.Model.Districts;
using AdoptionSim.Model.Handsets;
using AdoptionSim.Model.Households;

namespace AdoptionSim.Model.Checkpoints;

/// <summary>A district's state as bytes: one array after the other, each behind its length; rows in columns. Little-endian.</summary>
public static class StatePack
{
    /// <summary>Raised when the layout changes; a pack of another version is not read.</summary>
    public const int Version = 1;

    /// <summary>How many bytes a state takes.</summary>
    public static int SizeOf(DistrictState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var head = Unsafe.SizeOf<Head>();
        return checked(head
            + Size<long>(state.Counts.Length)
            + Size<int>(state.OnSale.Length)
            + Size<Change>(state.Changed.Length)
            + Size<long>(state.CalledMilliErlangs.Length)
            + Size<TowerReport>(state.Network.Towers.Length)
            + Size<CitizenRow>(state.Citizens.Length)
            + Size<HandsetRow>(state.Handsets.Sum(part => part.Length))
            + Size<HouseholdRow>(state.Households.Length));
    }

    /// <param name="bytes">Exactly as long as <see cref="SizeOf"/> says.</param>
    public static void Write(DistrictState state, Span<byte> bytes)
    {
        ArgumentNullException.ThrowIfNull(state);
        var head = new Head(
            state.Goodwill, state.Accrued, state.NewlyUnmet, state.Messages, state.Tick, state.Network.Planned, state.Network.AddedByScenario, state.Network.AddedByOperator);
        MemoryMarshal.Write(bytes, head);
        bytes = bytes[Unsafe.SizeOf<Head>()..];
        Put<long>(state.Counts, ref bytes);
        Put<int>(state.OnSale, ref bytes);
        Put<Change>(Array.ConvertAll(state.Changed, change => new Change(change.Citizen, change.HasLine ? 1 : 0)), ref bytes);
        Put<long>(state.CalledMilliErlangs, ref bytes);
        Put<TowerReport>(state.Network.Towers, ref bytes);
        PutRows<CitizenRow>(state.Citizens, ref bytes);
        PutLength(state.Handsets.Sum(part => part.Length), ref bytes);
        foreach (var part in state.Handsets)
        {
            PutColumns(part.Span, ref bytes);
        }

        PutRows<HouseholdRow>(state.Households, ref bytes);
    }

    /// <exception cref="InvalidDataException">The bytes are no pack, or only part of one.</exception>
    public static DistrictState Read(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return ReadWhole(bytes);
        }
        catch (ArgumentException error)
        {
            throw new InvalidDataException("The bytes are not a whole district.", error);
        }
    }

    private static DistrictState ReadWhole(ReadOnlySpan<byte> bytes)
    {
        var head = MemoryMarshal.Read<Head>(bytes);
        bytes = bytes[Unsafe.SizeOf<Head>()..];
        return new DistrictState
        {
            Tick = head.Tick,
            Goodwill = head.Goodwill,
            Accrued = head.Accrued,
            NewlyUnmet = head.NewlyUnmet,
            Messages = head.Messages,
            Counts = Take<long>(ref bytes),
            OnSale = Take<int>(ref bytes),
            Changed = Array.ConvertAll(Take<Change>(ref bytes), change => (change.Citizen, change.HasLine != 0)),
            CalledMilliErlangs = Take<long>(ref bytes),
            Network = new NetworkState(head.Planned, head.AddedByScenario, head.AddedByOperator, Take<TowerReport>(ref bytes)),
            Citizens = TakeRows<CitizenRow>(ref bytes),
            Handsets = [TakeRows<HandsetRow>(ref bytes)],
            Households = TakeRows<HouseholdRow>(ref bytes),
        };
    }

    private static int Size<T>(int items)
        where T : unmanaged => checked(sizeof(int) + (items * Unsafe.SizeOf<T>()));

    private static void PutLength(int items, ref Span<byte> bytes)
    {
        BinaryPrimitives.WriteInt32LittleEndian(bytes, items);
        bytes = bytes[sizeof(int)..];
    }

    private static void Put<T>(ReadOnlySpan<T> items, ref Span<byte> bytes)
        where T : unmanaged
    {
        PutLength(items.Length, ref bytes);
        var raw = MemoryMarshal.AsBytes(items);
        raw.CopyTo(bytes);
        bytes = bytes[raw.Length..];
    }

    private static void PutRows<T>(ReadOnlySpan<T> rows, ref Span<byte> bytes)
        where T : unmanaged
    {
        PutLength(rows.Length, ref bytes);
        PutColumns(rows, ref bytes);
    }

    private static void PutColumns<T>(ReadOnlySpan<T> rows, ref Span<byte> bytes)
        where T : unmanaged
    {
        var length = rows.Length * Unsafe.SizeOf<T>();
        Columns.Split(rows, bytes[..length]);
        bytes = bytes[length..];
    }

    private static int TakeLength(ref ReadOnlySpan<byte> bytes)
    {
        var length = BinaryPrimitives.ReadInt32LittleEndian(bytes);
        bytes = bytes[sizeof(int)..];
        return length;
    }

    private static T[] Take<T>(ref ReadOnlySpan<byte> bytes)
        where T : unmanaged
    {
        var length = TakeLength(ref bytes) * Unsafe.SizeOf<T>();
        var items = MemoryMarshal.Cast<byte, T>(bytes[..length]).ToArray();
        bytes = bytes[length..];
        return items;
    }

    private static T[] TakeRows<T>(ref ReadOnlySpan<byte> bytes)
        where T : unmanaged
    {
        var rows = TakeLength(ref bytes);
        var length = rows * Unsafe.SizeOf<T>();
        var columns = bytes[..length];
        var items = new T[rows];
        Columns.Join<T>(columns, items);
        bytes = bytes[length..];
        return items;
    }

    private readonly record struct Head(
        double Goodwill, long Accrued, long NewlyUnmet, long Messages, int Tick, int Planned, int AddedByScenario, int AddedByOperator);

    private readonly record struct Change(int Citizen, int HasLine);
}
