using AdoptionSim.Client.Tests.Support;

namespace AdoptionSim.Client.Tests.Comparisons;

/// <summary>Comparisons that are refused or cancelled.</summary>
public sealed class RefusalTests : IDisposable
{
    private readonly Cli _cli = new();

    public void Dispose() => _cli.Dispose();

    [Theory]
    [InlineData("islandia", "The number of scenarios is 1; expected at least two")]
    [InlineData("islandia baseline", "SCENARIO 'baseline' is of the nation dprk")]
    [InlineData("islandia islandia --seeds 1", "--seeds is '1'; expected a whole number from 2 to 1000.")]
    [InlineData("islandia islandia --scale 0", "--scale is '0'; expected ")]
    [InlineData("islandia islandia --seed 18446744073709551615", "--seed is '18446744073709551615'; expected at most 18446744073709551606 with 10 seeds.")]
    [InlineData("islandia islandia --set a.b=1", "--set a.b=1")]
    [InlineData("islandia islandia --sample 3", "--sample 3 has nothing to sample; expected --uncertain with KEY")]
    [InlineData("islandia islandia --uncertain adoption.social_weight", "--uncertain is given without --sample")]
    [InlineData(
        "islandia islandia --sample 3 --uncertain adoption.social",
        "'adoption.social' is no parameter of the nation; expected adoption.shop_reach (nearest), adoption.social_weight"
    )]
    [InlineData("islandia islandia --sample 3 --uncertain market.models", "'market.models' has no single value with a range")]
    [InlineData("islandia islandia --sample 3 --uncertain adoption.social_weight=1", "is '1'; expected KEY for the range")]
    [InlineData("islandia islandia --sample 3 --uncertain adoption.social_weight=4:1", "has the range 4 to 1; expected a range whose end is above its start.")]
    [InlineData("islandia islandia --sample 3 --uncertain adoption.social_weight=1:1000", "adoption.social_weight")]
    [InlineData(
        "islandia islandia --set adoption.social_weight=2 --sample 3 --uncertain adoption.social_weight",
        "--uncertain is 'adoption.social_weight', which islandia or --set gives a value"
    )]
    [InlineData("islandia islandia --costs missing.csv", "missing.csv")]
    [InlineData("islandia nowhere", "nowhere")]
    public async Task Bad_input_is_refused_before_anything_is_written(string arguments, string message)
    {
        var result = await _cli.InvokeAsync(["compare", .. arguments.Split(' '), "--quiet"]);

        Assert.Equal(ExitStatus.Refused, result.Status);
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
        Assert.Empty(_cli.Everything());
    }

    [Theory]
    [InlineData("a,gifts,state,1,0,2,x", "item", "low", ":2: usd_per_unit is '3'; expected a number from low, 0, to high, 2.")]
    [InlineData("a,visits,state,1,0,2,x", "", "", ":2: measure is 'visits'; expected gifts")]
    [InlineData("a,gifts,nobody,1,0,2,x", "", "", ":2: payer is 'nobody'; expected")]
    public async Task Bad_tables_of_costs_are_refused_with_the_line(string row, string item, string low, string message)
    {
        var text = item.Length > 0 ? row.Replace(",1,0", ",3,0", StringComparison.Ordinal) : row;
        Assert.NotEqual(item.Length > 0 && low.Length > 0, text == row);
        await File.WriteAllTextAsync(_cli.PathTo("mine.csv"), $"item,measure,payer,usd_per_unit,low,high,source\n{text}\n");

        var result = await _cli.InvokeAsync("compare", "islandia", "islandia", "--costs", _cli.PathTo("mine.csv"));

        Assert.Equal(ExitStatus.Refused, result.Status);
        Assert.Contains($"mine.csv{message}", result.Error, StringComparison.Ordinal);
        Assert.Equal(["mine.csv"], _cli.Everything());
    }

    [Fact]
    public async Task A_cancelled_comparison_leaves_nothing()
    {
        using var cancellation = new CancellationTokenSource();
        _cli.Clusters = FakeClusters.Of(() => new FakeRun(holdAt: 0.5, onHold: cancellation.Cancel));

        var result = await _cli.InvokeAsync(cancellation.Token, "compare", "islandia", "islandia", "--quiet");

        Assert.Equal(ExitStatus.Cancelled, result.Status);
        Assert.Contains("Cancelled: nothing was written.", result.Error, StringComparison.Ordinal);
        Assert.Empty(_cli.Everything());
    }

    [Fact]
    public async Task Runs_that_all_fail_end_the_comparison_with_their_error()
    {
        _cli.Clusters = FakeClusters.Of(() => new FakeRun(error: "the tower fell"));

        var result = await _cli.InvokeAsync("compare", "islandia", "islandia", "--seeds", "2", "--quiet");

        Assert.Equal(ExitStatus.Failed, result.Status);
        Assert.Contains("islandia, seed 1: tick ", result.Error, StringComparison.Ordinal);
        Assert.Contains("the tower fell", result.Error, StringComparison.Ordinal);
        Assert.Empty(_cli.Everything());
    }

    [Fact]
    public async Task Files_of_another_comparison_are_not_replaced()
    {
        Directory.CreateDirectory(_cli.PathTo("comparisons", "mine"));
        await File.WriteAllTextAsync(_cli.PathTo("comparisons", "mine", "note.txt"), "kept");

        var result = await _cli.InvokeAsync("compare", "islandia", "islandia", "--name", "mine");

        Assert.Equal(ExitStatus.Refused, result.Status);
        Assert.Contains("expected a new or an empty folder", result.Error, StringComparison.Ordinal);
        Assert.Equal("kept", await File.ReadAllTextAsync(_cli.PathTo("comparisons", "mine", "note.txt")));
    }
}
