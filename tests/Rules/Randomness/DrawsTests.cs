using AdoptionSim.Model.Randomness;
using CsCheck;

namespace AdoptionSim.Rules.Tests.Randomness;

public class DrawsTests
{
    private static readonly Gen<(ulong Seed, uint Place, int Tick, int First, int Fours)> Addresses = Gen.Select(
        Gen.ULong,
        Gen.UInt,
        Gen.Int[0, 4000],
        Gen.Int[0, 1_000_000],
        Gen.Int[0, 30]
    );

    [Fact]
    public void A_span_of_draws_holds_the_draw_of_each_entity() =>
        Addresses.Sample(at =>
        {
            var draws = new Draws(at.Seed, at.Place, at.Tick);
            var words = new uint[at.Fours * 4];
            draws.Fill(words, at.First * 4, Purpose.Stage);
            for (var index = 0; index < words.Length; index++)
            {
                Assert.Equal(draws.One((at.First * 4) + index, Purpose.Stage), words[index]);
            }
        });

    [Fact]
    public void A_span_of_bytes_holds_the_byte_of_each_entity() =>
        Addresses.Sample(at =>
        {
            var draws = new Draws(at.Seed, at.Place, at.Tick);
            var bytes = new byte[at.Fours * 16];
            draws.FillBytes(bytes, at.First * 16, Purpose.Stage);
            for (var index = 0; index < bytes.Length; index++)
            {
                Assert.Equal(draws.Byte((at.First * 16) + index, Purpose.Stage), bytes[index]);
            }
        });

    [Fact]
    public void A_span_of_fours_holds_the_words_of_each_entity() =>
        Addresses.Sample(at =>
        {
            var draws = new Draws(at.Seed, at.Place, at.Tick);
            var words = new uint[at.Fours * 4];
            draws.FillFours(words, at.First, Purpose.Decision);
            for (var index = 0; index < at.Fours; index++)
            {
                var four = new Words(words[4 * index], words[(4 * index) + 1], words[(4 * index) + 2], words[(4 * index) + 3]);
                Assert.Equal(draws.Four(at.First + index, Purpose.Decision), four);
            }
        });

    [Fact]
    public void Seed_place_tick_purpose_and_entity_each_change_the_draw()
    {
        uint[] draws =
        [
            new Draws(1, 2, 3).One(4, Purpose.Stage),
            new Draws(9, 2, 3).One(4, Purpose.Stage),
            new Draws(1UL << 32 | 1, 2, 3).One(4, Purpose.Stage),
            new Draws(1, 9, 3).One(4, Purpose.Stage),
            new Draws(1, 2, 9).One(4, Purpose.Stage),
            new Draws(1, 2, 3).One(4, Purpose.Gift),
            new Draws(1, 2, 3).One(5, Purpose.Stage),
            new Draws(1, 2, 3).One(8, Purpose.Stage),
        ];
        Assert.Equal(draws.Length, draws.Distinct().Count());
    }
}
