using AdoptionSim.Client.Tests.Support;

namespace AdoptionSim.Client.Tests.Experiments;

public sealed class ExperimentFileTests : IDisposable
{
    private readonly Cli _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task Checking_a_valid_file_prints_its_question_and_run_count()
    {
        var result = await CheckAsync(ExperimentYaml.Small);

        Assert.Equal((ExitStatus.Done, ""), (result.Status, result.Error));
        Assert.Equal(
            """
            Would a cheaper handset have brought more lines by 2001?
            2 combinations of levers x 3 points of the design x 2 seeds = 12 runs. All fields are valid.

            """,
            result.Output
        );
    }

    [Theory]
    [InlineData("question: Would", "questions: Would", ":1: question is missing; expected a value.")]
    [InlineData("base: islandia", "base: icelandia", ":2: base is 'icelandia'; expected islandia (nearest)")]
    [InlineData("scale: 1", "scale: 0", ":3: scale is '0'; expected a number between 0.0001 and 100 citizens.")]
    [InlineData("end: 2000-12-31", "end: 1999-12-31", ":4: end is '1999-12-31'; expected a date from 2000-07-02")]
    [InlineData("first: 3", "first: -3", ":5: seeds.first is '-3'; expected a whole number from 0 to 18446744073709551615.")]
    [InlineData("first: 3", "first: 18446744073709551615", ":5: seeds.first is '18446744073709551615'; expected at most 18446744073709551614 with 2 seeds.")]
    [InlineData("count: 2", "count: none", ":5: seeds.count is 'none'; expected a whole number between 1 and 100000 seeds.")]
    [InlineData("[1, 0.8]", "[1, 0.8, 90]", ":7: market.handset_price_factor.value is '90'; expected a number between 0.05 and 20 factor.")]
    [InlineData("[1, 0.8]", "[1, 1]", ":7: levers.market.handset_price_factor has the value '1' twice; expected each value once.")]
    [InlineData("[1, 0.8]", "1", ":7: levers.market.handset_price_factor is '1'; expected a list of values, as [1, 0.8].")]
    [InlineData("handset_price_factor", "handset_price", ":7: market.handset_price is an unknown parameter; expected market.handset_price_factor (nearest)")]
    [InlineData("adoption.social_weight", "adoption.social", ":9: adoption.social is an unknown parameter; expected ")]
    [InlineData(
        "adoption.social_weight",
        "market.handset_price_factor",
        ":9: uncertain.market.handset_price_factor is in `levers` too; expected each parameter in one place."
    )]
    [InlineData("from: 1, to: 4", "from: 4, to: 1", ":9: uncertain.adoption.social_weight.to is '1'; expected a number greater than from, 4.")]
    [InlineData("from: 1, to: 4", "from: 0, to: 4", ":9: uncertain.adoption.social_weight.from is '0'; expected a number greater than 0 with log: true.")]
    [InlineData("from: 1, to: 4", "from: 1, to: 99", ":9: adoption.social_weight.value is '99'; expected a number between 0 and 50 factor.")]
    [InlineData("log: true", "integer: true, from2: 3", ":9: uncertain.adoption.social_weight.from2 is an unknown key; expected log.")]
    [InlineData("kind: grid", "kind: grit", ":10: design.kind is 'grit'; expected grid, one-at-a-time, latin-hypercube, sobol, morris.")]
    [InlineData("points: 3", "levels: 3", ":10: design.levels is given with grid; expected only points.")]
    [InlineData(", points: 3", "", ":10: design.points is missing; expected a number, with grid.")]
    [InlineData("points: 3", "points: 3, seed: 4", ":10: design.seed is given with grid; expected only points.")]
    [InlineData("points: 3", "points: 3, file: d.csv", ":10: design.kind is given with a file; expected kind or file.")]
    [InlineData("design: { kind: grid, points: 3 }", "#", ":8: design is missing; expected the kind of the design")]
    [InlineData(
        "subscribers@2000-12-01",
        "subscribers@2001-12-01",
        ":11: measures[0] is 'subscribers@2001-12-01'; expected a date from 2000-07-01 to 2000-12-31"
    )]
    [InlineData("subscribers@2000-12-01", "subscribers", ":11: measures[0] is 'subscribers'; expected NAME@DATE, NAME@end or a series")]
    [InlineData("subscribers@2000-12-01", "subscriber@end", ":11: measures[0] is 'subscriber', which is no measure; expected subscribers (nearest)")]
    [InlineData("subscribers@2000-12-01", "subscribers@end", ":11: measures[1] is 'subscribers@end', which has the name subscribers_end of 'subscribers@end'")]
    [InlineData("subscribers@2000-12-01", "subscribers/IS-D@end", ":11: measures[0] is 'IS-D', which is no place; expected IS-A (nearest)")]
    [InlineData("subscribers@2000-12-01", "capital_share/IS-B@end", ":11: measures[0] asks for capital_share of a place; expected capital_share of the nation")]
    [InlineData("subscribers@2000-12-01", "owners/income=11@end", ":11: measures[0] is 'income=11', which is no group; expected income=1 (nearest)")]
    [InlineData("subscribers@2000-12-01", "households/sex=male@end", ":11: measures[0] asks for households of sex=male; expected a group of households")]
    [InlineData(
        "measures: [",
        "limit: { time: 2 weeks }\nmeasures: [",
        ":11: limit.time is '2 weeks'; expected a time greater than 0, such as 90s, 30min, 2h or 3d."
    )]
    [InlineData("measures: [", "limit: { runs: 11 }\nmeasures: [", ":11: limit.runs is '11'; expected at least 12, for 6 points with 2 seeds each.")]
    [InlineData(
        "measures: [",
        "until: { interval_of: lines@end, narrower_than: 2 % }\nmeasures: [",
        ":11: until.interval_of is 'lines@end'; expected one of the measures"
    )]
    [InlineData(
        "measures: [",
        "until: { interval_of: calls@end, narrower_than: 2 km }\nmeasures: [",
        ":11: until.narrower_than is '2 km'; expected a share greater than 0 such as 2 %"
    )]
    public async Task Mistake_is_refused_with_line_field_value_and_allowed_values(string text, string bad, string expected)
    {
        Assert.Contains(text, ExperimentYaml.Small, StringComparison.Ordinal);

        var result = await CheckAsync(ExperimentYaml.Small.Replace(text, bad, StringComparison.Ordinal));

        Assert.Equal((ExitStatus.Refused, ""), (result.Status, result.Output));
        Assert.Contains(expected, result.Error, StringComparison.Ordinal);
        Assert.All(result.Error.TrimEnd().Split('\n'), line => Assert.StartsWith(_cli.PathTo("small.yaml"), line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task All_mistakes_are_listed_at_once_in_line_order()
    {
        var result = await CheckAsync(
            """
            question: Too many mistakes?
            base: islandia
            scale: 1000
            seeds: { count: 0 }
            levers:
              market.handset_price: [1]
            uncertain:
              adoption.social_weight: { from: 4, to: 1 }
            design: { kind: lattice, points: 3 }
            measures: [subscriber@end]

            """
        );

        Assert.Equal(ExitStatus.Refused, result.Status);
        Assert.Equal([3, 4, 6, 8, 9, 10], result.Error.TrimEnd().Split('\n').Select(line => int.Parse(line.Split(':')[1], null)));
    }

    [Theory]
    [InlineData("baselines", new[] { 2, 5, 7, 9 })]
    [InlineData("missing.yaml", new[] { 2, 5, 7 })]
    public async Task An_unknown_base_hides_no_other_mistake(string scenario, int[] lines)
    {
        var result = await CheckAsync(
            $$"""
            question: Which mistakes are seen?
            base: {{scenario}}
            seeds: { count: 2 }
            levers:
              market.handset_price: [1]
            uncertain:
              adoption.social_weight: { from: 1, to: 1000 }
            design: { kind: grid, points: 3 }
            measures: [subscriber@end]

            """
        );

        Assert.Equal(ExitStatus.Refused, result.Status);
        Assert.Equal(lines, result.Error.TrimEnd().Split('\n').Select(line => int.Parse(line.Split(':')[1], null)).Distinct());
    }

    [Fact]
    public async Task Valid_fields_are_compared_although_others_beside_them_are_invalid()
    {
        var result = await CheckAsync(
            """
            question: Are the valid fields compared?
            base: islandia
            scale: 1
            seeds: { first: many, count: 6 }
            uncertain:
              adoption.social_weight: { from: 4, to: 1, log: maybe }
            design: { kind: grid, points: 3, levels: 4, seed: none }
            until: { interval_of: lines@end, narrower_than: 2 km, at_most: 5 }
            measures: [subscribers@end]

            """
        );

        Assert.Equal(ExitStatus.Refused, result.Status);
        string[] fields =
        [
            "seeds.first",
            "seeds.count",
            "uncertain.adoption.social_weight.to",
            "uncertain.adoption.social_weight.log",
            "design.levels",
            "design.seed",
            "until.interval_of",
            "until.narrower_than",
        ];
        Assert.Equal(fields.Order(StringComparer.Ordinal), result.Error.TrimEnd().Split('\n').Select(line => line.Split(' ')[1]).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("kind: lattice, points: 3", "design.kind")]
    [InlineData("kind: grid, points: none", "design.points")]
    public async Task An_invalid_field_of_a_design_is_not_also_missing(string design, string field)
    {
        var result = await CheckAsync(ExperimentYaml.Small.Replace("kind: grid, points: 3", design, StringComparison.Ordinal));

        Assert.Equal(field, Assert.Single(result.Error.TrimEnd().Split('\n')).Split(' ')[1]);
    }

    [Fact]
    public async Task Scenarios_can_be_levers()
    {
        var text = ExperimentYaml
            .Small.Replace("base: islandia\n", "", StringComparison.Ordinal)
            .Replace("levers:\n", "levers:\n  scenario: [islandia, other.yaml]\n", StringComparison.Ordinal);
        await File.WriteAllTextAsync(_cli.PathTo("other.yaml"), "scenario: other\nasks: Something else.\nextends: islandia\n");

        var result = await CheckAsync(text);
        var unknown = await CheckAsync(text.Replace("other.yaml", "another.yaml", StringComparison.Ordinal));

        Assert.Contains("4 combinations of levers x 3 points of the design x 2 seeds = 24 runs", result.Output, StringComparison.Ordinal);
        Assert.Contains(":6: levers.scenario is 'another.yaml'; expected ", unknown.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_scenario_in_place_of_an_experiment_is_recognised()
    {
        var result = await CheckAsync("scenario: mine\nasks: A question.\nextends: islandia\n");

        Assert.Equal(ExitStatus.Refused, result.Status);
        Assert.Contains("small.yaml: is the file of a scenario; expected the file of an experiment, which names it", result.Error, StringComparison.Ordinal);
    }

    private async Task<CliResult> CheckAsync(string text)
    {
        await File.WriteAllTextAsync(_cli.PathTo("small.yaml"), text);
        var before = _cli.Everything();
        var result = await _cli.InvokeAsync("experiment", "check", _cli.PathTo("small.yaml"));
        Assert.Equal(before, _cli.Everything());
        return result;
    }
}
