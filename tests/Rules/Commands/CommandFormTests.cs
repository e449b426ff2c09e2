using AdoptionSim.Nations;
using AdoptionSim.Nations.Commands;
using AdoptionSim.Rules.Tests.Support;

namespace AdoptionSim.Rules.Tests.Commands;

/// <summary>Tests the forms with which the client and a run validate commands.</summary>
public sealed class CommandFormTests
{
    [Fact]
    public void Every_kind_has_one_form_and_one_word()
    {
        Assert.All(Enum.GetValues<CommandKind>(), kind => Assert.Equal(kind, CommandForm.Of(kind).Kind));
        Assert.Equal(Enum.GetValues<CommandKind>().Order(), CommandForm.ByWord.Values.Select(form => form.Kind).Order());
        Assert.Null(CommandForm.Find((CommandKind)99));
    }

    [Theory]
    [InlineData(CommandKind.Give, "", null)]
    [InlineData(CommandKind.Give, "golden", null)]
    [InlineData(CommandKind.TopUp, "0.01", 1)]
    [InlineData(CommandKind.TopUp, "12.50", 1250)]
    [InlineData(CommandKind.TopUp, "100000", 10_000_000)]
    [InlineData(CommandKind.TopUp, "0", null)]
    [InlineData(CommandKind.TopUp, "0.001", null)]
    [InlineData(CommandKind.TopUp, "100000.01", null)]
    [InlineData(CommandKind.TopUp, "-3", null)]
    [InlineData(CommandKind.TopUp, "1,000", null)]
    [InlineData(CommandKind.HandOver, "5", 5)]
    [InlineData(CommandKind.HandOver, "-5", null)]
    [InlineData(CommandKind.SetChannels, "1", 1)]
    [InlineData(CommandKind.SetChannels, "1000", 1000)]
    [InlineData(CommandKind.SetChannels, "0", null)]
    [InlineData(CommandKind.SetChannels, "1001", null)]
    [InlineData(CommandKind.Bar, "", 0)]
    [InlineData(CommandKind.Bar, "now", null)]
    public void Argument_is_read_or_refused(CommandKind kind, string argument, int? value) =>
        Assert.Equal(value, CommandForm.Of(kind).ReadArgument(argument, Nation));

    [Fact]
    public void Models_are_those_of_the_nation() =>
        Assert.All(Nation.Market.Models.Index(), model => Assert.Equal(model.Index, CommandForm.Of(CommandKind.Give).ReadArgument(model.Item.Key, Nation)));

    private static Nation Nation => Setups.Of("islandia", 0.01).Nation;
}
