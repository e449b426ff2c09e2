using AdoptionSim.Model.Cohorts;
using AdoptionSim.Model.Randomness;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Rules.Tests.Handsets;

public class MonthLuckCacheTests
{
    private static readonly ushort[] Offsets = [.. Enumerable.Range(0, 100).Select(offset => (ushort)offset)];

    private readonly MonthLuckCache _cache = new();
    private readonly int[] _registrants = [.. Enumerable.Range(0, 100).Select(handset => 7 * handset)];

    [Fact]
    public void Each_draw_is_that_of_registrant_and_month()
    {
        _cache.Begin(Month(1), _registrants.Length);

        Assert.Equal(Expected(Month(1)), Read());
        _cache.Begin(Month(2), _registrants.Length);
        Assert.Equal(Expected(Month(2)), Read());
    }

    [Fact]
    public void Draw_of_resold_handset_follows_its_new_registrant()
    {
        _cache.Begin(Month(1), _registrants.Length);
        Read();
        _registrants[40] = 3;
        _cache.Forget(new HandsetIndex(40));
        _cache.Begin(Month(1), _registrants.Length);

        Assert.Equal(Expected(Month(1)), Read());
    }

    [Fact]
    public void New_handsets_are_drawn_for()
    {
        _cache.Begin(Month(1), 50);
        Read(50);
        _cache.Forget(new HandsetIndex(60));
        _cache.Begin(Month(1), _registrants.Length);

        Assert.Equal(Expected(Month(1)), Read());
    }

    [Fact]
    public void Tick_across_two_months_leaves_draws_of_second()
    {
        var luck = new byte[_registrants.Length];
        _cache.Begin(Month(1), _registrants.Length);
        Assert.Equal(Expected(Month(1)), Read());
        _cache.Advance(Month(2), Names(_registrants.Length), new Words[100], luck);
        Assert.Equal(Expected(Month(2)), luck);
        _cache.EndMonth(Month(2));
        _cache.Begin(Month(2), _registrants.Length);

        Assert.Equal(Expected(Month(2)), Read());
    }

    private static Draws Month(int month) => new(seed: 5, place: 11, month);

    private byte[] Read() => Read(_registrants.Length);

    private byte[] Read(int handsets)
    {
        var luck = new byte[handsets];
        _cache.Read(Names(handsets), new Words[100], luck);
        return luck;
    }

    private HandsetNames Names(int handsets) => new(0, Offsets.AsSpan(0, handsets), _registrants.AsSpan(0, handsets));

    private byte[] Expected(Draws month) => [.. _registrants.Select(registrant => (byte)month.Four(registrant, Purpose.UseOfMonth).W0)];
}
