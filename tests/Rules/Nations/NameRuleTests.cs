using AdoptionSim.Nations;

namespace AdoptionSim.Rules.Tests.Nations;

public sealed class NameRuleTests
{
    [Theory]
    [InlineData("baseline")]
    [InlineData("KP-01.02")]
    [InlineData("0_a-B.9")]
    public void A_plain_name_is_valid(string name)
    {
        Assert.True(NameRule.IsValid(name));
        Assert.Equal(name, NameRule.Check("name", name));
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData(".hidden")]
    [InlineData("-x")]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("a b")]
    [InlineData("a\n")]
    [InlineData("a\0")]
    [InlineData("é")]
    [InlineData("/etc")]
    [InlineData("../../escaped")]
    [InlineData("cheaper 10/20")]
    public void What_could_leave_a_folder_or_a_key_is_refused(string name)
    {
        Assert.False(NameRule.IsValid(name));
        var error = Assert.Throws<ArgumentException>(() => NameRule.Check("run name", name));
        Assert.Equal($"The run name is '{name.Replace('\n', '?').Replace('\0', '?')}'; expected {NameRule.Allowed}.", error.Message);
    }

    [Fact]
    public void A_name_has_at_most_80_characters()
    {
        Assert.True(NameRule.IsValid(new string('a', NameRule.MaxLength)));
        Assert.False(NameRule.IsValid(new string('a', NameRule.MaxLength + 1)));
        Assert.False(NameRule.IsValid(null));
        Assert.Equal($"{new string('a', 80)}... (300 characters)", NameRule.Quote(new string('a', 300)));
    }

    [Fact]
    public void A_long_name_is_cut_to_fit_a_suffix()
    {
        Assert.Equal("run-2", NameRule.Join("run", "-2"));
        Assert.Equal(new string('a', 77) + "-12", NameRule.Join(new string('a', 80), "-12"));
    }
}
