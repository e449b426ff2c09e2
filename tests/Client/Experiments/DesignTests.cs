using AdoptionSim.Client.Tests.Support;

namespace AdoptionSim.Client.Tests.Experiments;

public sealed class DesignTests : IDisposable
{
    private const string Points = """
        point,market.handset_price_factor,adoption.social_weight
        1,1,1
        2,1,2
        3,1,4
        4,0.8,1
        5,0.8,2
        6,0.8,4

        """;

    private readonly Cli _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task Points_are_all_levers_with_the_whole_design()
    {
        var result = await DesignAsync(ExperimentYaml.Small);

        Assert.Equal((ExitStatus.Done, ""), (result.Status, result.Error));
        Assert.Equal(Points, result.Output);
    }

    [Fact]
    public async Task A_design_can_be_exported_edited_and_given_back()
    {
        var exported = await DesignAsync(ExperimentYaml.Small, "--out", "design.csv");
        var again = await DesignAsync(ExperimentYaml.Small, "--out", "design.csv");
        Assert.Equal(Points, await File.ReadAllTextAsync(_cli.PathTo("design.csv")));
        await File.WriteAllTextAsync(_cli.PathTo("design.csv"), Points.Replace("2,1,2\n3,1,4\n", "3,1,3.25\n", StringComparison.Ordinal));

        var edited = await DesignAsync(Edited);

        Assert.Equal((ExitStatus.Done, ""), (exported.Status, exported.Output));
        Assert.Equal(ExitStatus.Refused, again.Status);
        Assert.Contains("design.csv exists already; expected a new file.", again.Error, StringComparison.Ordinal);
        Assert.Equal("point,market.handset_price_factor,adoption.social_weight\n1,1,1\n3,1,3.25\n4,0.8,1\n5,0.8,2\n6,0.8,4\n", edited.Output);
    }

    [Theory]
    [InlineData("adoption.social_weight", "adoption.social", "design.csv:1: adoption.social is an unknown column; expected adoption.social_weight (nearest)")]
    [InlineData(",market.handset_price_factor", "", "design.csv:1: market.handset_price_factor is missing; expected a column for each lever")]
    [InlineData("2,1,2\n", "2,1,5\n", "design.csv:3: adoption.social_weight is '5'; expected a number from 1 to 4.")]
    [InlineData("2,1,2\n", "2,1,many\n", "design.csv:3: adoption.social_weight is 'many'; expected a number from 1 to 4.")]
    [InlineData("2,1,2\n", "1,1,2\n", "design.csv:3: point is '1'; expected another number than that of line 2.")]
    [InlineData("2,1,2\n", "0,1,2\n", "design.csv:3: point is '0'; expected a whole number of at least 1.")]
    [InlineData("2,1,2\n", "2,0.9,2\n", "design.csv:3: market.handset_price_factor is '0.9'; expected 1, 0.8.")]
    public async Task A_mistake_in_a_design_is_refused_with_its_line(string text, string bad, string expected)
    {
        Assert.Contains(text, Points, StringComparison.Ordinal);
        await File.WriteAllTextAsync(_cli.PathTo("design.csv"), Points.Replace(text, bad, StringComparison.Ordinal));

        var result = await DesignAsync(Edited);

        Assert.Equal((ExitStatus.Refused, ""), (result.Status, result.Output));
        Assert.Contains(expected, result.Error, StringComparison.Ordinal);
    }

    private static string Edited => ExperimentYaml.Small.Replace("{ kind: grid, points: 3 }", "{ file: design.csv }", StringComparison.Ordinal);

    private async Task<CliResult> DesignAsync(string text, params string[] options)
    {
        await File.WriteAllTextAsync(_cli.PathTo("small.yaml"), text);
        return await _cli.InvokeAsync(["experiment", "design", _cli.PathTo("small.yaml"), .. options]);
    }
}
