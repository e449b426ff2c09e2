using AdoptionSim.Model.Randomness;
using CsCheck;

namespace AdoptionSim.Rules.Tests.Randomness;

public class PhiloxTests
{
    /// <summary>The vectors of Philox4x32-7 in the Random123 library's kat_vectors.</summary>
    [Theory]
    [InlineData(0u, 0u, 0u, 0u, 0u, 0u, 0x5f6fb709u, 0x0d893f64u, 0x4f121f81u, 0x4f730a48u)]
    [InlineData(~0u, ~0u, ~0u, ~0u, ~0u, ~0u, 0x5207ddc2u, 0x45165e59u, 0x4d8ee751u, 0x8c52f662u)]
    [InlineData(0x243f6a88u, 0x85a308d3u, 0x13198a2eu, 0x03707344u, 0xa4093822u, 0x299f31d0u, 0x4dfccabau, 0x190a87f0u, 0xc47362bau, 0xb6b5242au)]
    public void A_block_is_the_published_one(
        uint counter0,
        uint counter1,
        uint counter2,
        uint counter3,
        uint key0,
        uint key1,
        uint word0,
        uint word1,
        uint word2,
        uint word3
    ) => Assert.Equal(new Words(word0, word1, word2, word3), Philox.Block(counter0, counter1, counter2, counter3, key0, key1));

    [Fact]
    public void Filling_gives_consecutive_blocks_at_every_length() =>
        Gen.Select(Gen.Int[0, 40], Gen.UInt.Array[6])
            .Sample(
                (blocks, parts) =>
                {
                    var words = new uint[blocks * 4];
                    Philox.Fill(words, parts[0], parts[1], parts[2], parts[3], parts[4], parts[5]);
                    for (var index = 0; index < words.Length; index++)
                    {
                        var block = Philox.Block(parts[0] + (uint)(index / 4), parts[1], parts[2], parts[3], parts[4], parts[5]);
                        Assert.Equal(block[index % 4], words[index]);
                    }
                }
            );

    [Fact]
    public void A_length_that_is_no_multiple_of_four_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Philox.Fill(new uint[5], 0, 0, 0, 0, 0, 0));
}
