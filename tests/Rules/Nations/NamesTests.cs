using AdoptionSim.Nations.Files;

namespace AdoptionSim.Rules.Tests.Nations;

/// <summary>Tests the words of numbers in messages.</summary>
public sealed class NamesTests
{
    [Theory]
    [InlineData(0, "run", "0 runs")]
    [InlineData(1, "run", "1 run")]
    [InlineData(1280, "point of the design", "1,280 points of the design")]
    public void A_counted_noun_is_singular_only_after_one(long count, string noun, string words) => Assert.Equal(words, Names.Counted(count, noun));
}
