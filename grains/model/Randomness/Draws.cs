using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace AdoptionSim.Model.Randomness;

/// <summary>
/// Gives the random numbers (draws) of the entities of one district, or of the nation, at one tick. Each draw is a pure function of run seed, entity, tick and
/// purpose. It does not depend on other draws, on their order, or on the machine.
/// </summary>
/// <param name="seed">The run's seed.</param>
/// <param name="place">The stable code of the district (<see cref="PlaceCode"/>), or 0 for the nation.</param>
/// <param name="tick">The tick; 0 for traits that are constant for the run.</param>
public readonly struct Draws(ulong seed, uint place, int tick)
{
    private readonly uint _key0 = (uint)seed;
    private readonly uint _key1 = (uint)(seed >> 32);
    private readonly uint _tick = (uint)tick;
    private readonly uint _place = place;

    /// <summary>True if the other object gives the same random draws: its seed, district and tick are equal.</summary>
    public bool AreThoseOf(Draws other) => (_key0, _key1, _tick, _place) == (other._key0, other._key1, other._tick, other._place);

    /// <summary>
    /// Returns one random word of 32 bits for an entity, such as a citizen, given by number. Four entities with neighbouring numbers share one block of the
    /// generator, which gives a word to each.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint One(int number, Purpose purpose) => Philox.Block((uint)number >> 2, _tick, (uint)purpose, _place, _key0, _key1)[number & 3];

    /// <summary>
    /// Returns eight random bits for an entity, such as a citizen, given by number. Sixteen entities with neighbouring numbers share one block of the
    /// generator, which gives a byte to each.
    /// </summary>
    public byte Byte(int number, Purpose purpose) =>
        (byte)(Philox.Block((uint)number >> 4, _tick, (uint)purpose, _place, _key0, _key1)[number >> 2] >> (8 * (number & 3)));

    /// <summary>
    /// Returns the random words of <see cref="One"/> for eight entities, which may be in different districts. Uses this object's seed and tick. Requires a
    /// processor with AVX2.
    /// </summary>
    /// <param name="numbers">The number of each entity in its district.</param>
    /// <param name="places">The code of each entity's district.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Vector256<uint> Ones(Vector256<uint> numbers, Vector256<uint> places, Purpose purpose)
    {
        var (w0, w1, w2, w3) = (numbers >> 2, Vector256.Create(_tick), Vector256.Create((uint)purpose), places);
        Philox.Blocks(ref w0, ref w1, ref w2, ref w3, _key0, _key1);
        var isOdd = Vector256.Equals(numbers & Vector256<uint>.One, Vector256<uint>.One);
        var isHigh = Vector256.Equals(numbers & Vector256.Create(2u), Vector256.Create(2u));
        return Vector256.ConditionalSelect(isHigh, Vector256.ConditionalSelect(isOdd, w3, w2), Vector256.ConditionalSelect(isOdd, w1, w0));
    }

    /// <summary>
    /// Returns four random words of 32 bits for an entity, such as a citizen, given by number. Each purpose is used either for bytes, for single words or for
    /// four words, never for two of these.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Words Four(int number, Purpose purpose) => Philox.Block((uint)number, _tick, (uint)purpose, _place, _key0, _key1);

    /// <summary>
    /// Writes one random word for each entity, the same as <see cref="One"/> returns, for consecutive numbers from <paramref name="first"/> on.
    /// <paramref name="first"/> and the span's length are multiples of four.
    /// </summary>
    public void Fill(Span<uint> words, int first, Purpose purpose) => Philox.Fill(words, (uint)first >> 2, _tick, (uint)purpose, _place, _key0, _key1);

    /// <summary>
    /// Writes one random byte for each entity, the same as <see cref="Byte"/> returns, for consecutive numbers from <paramref name="first"/> on.
    /// <paramref name="first"/> and the span's length are multiples of sixteen.
    /// </summary>
    public void FillBytes(Span<byte> bytes, int first, Purpose purpose)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(bytes.Length % 16, 0, nameof(bytes));
        var words = MemoryMarshal.Cast<byte, uint>(bytes);
        Philox.Fill(words, (uint)first >> 4, _tick, (uint)purpose, _place, _key0, _key1);
        if (!BitConverter.IsLittleEndian)
        {
            BinaryPrimitives.ReverseEndianness(words, words);
        }
    }

    /// <summary>Writes four random words for each entity, the same as <see cref="Four"/> returns, for the given numbers. These may be in any order.</summary>
    public void FourOfEach(Span<Words> words, ReadOnlySpan<int> numbers, Purpose purpose) =>
        Philox.FillEach(MemoryMarshal.Cast<Words, uint>(words), numbers, _tick, (uint)purpose, _place, _key0, _key1);

    /// <summary>
    /// Writes four random words for each entity, the same as <see cref="Four"/> returns, for consecutive numbers from <paramref name="first"/> on.
    /// </summary>
    public void FillFours(Span<uint> words, int first, Purpose purpose) => Philox.Fill(words, (uint)first, _tick, (uint)purpose, _place, _key0, _key1);
}

/// <summary>
/// Computes the code that identifies a district in random draws: the FNV-1a hash of the district's key. It does not depend on other districts, so that adding
/// one to a nation changes no other district's draws.
/// </summary>
public static class PlaceCode
{
    /// <summary>Returns the code that identifies the district with a given key in random draws; never 0, which stands for the nation.</summary>
    public static uint Of(string districtKey)
    {
        ArgumentException.ThrowIfNullOrEmpty(districtKey);
        var code = 2166136261u;
        foreach (var character in districtKey)
        {
            code = (code ^ character) * 16777619u;
        }

        return code == 0 ? 1 : code;
    }
}
