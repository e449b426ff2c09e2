using AdoptionSim.Nations.Measures;
using AdoptionSim.Nations.Measures.Features;
using AdoptionSim.Nations.Quantities;
using AdoptionSim.Rules.Tests.Support;

namespace AdoptionSim.Runs.Tests.Wholes;

/// <summary>Tests that scenarios equal the baseline until their first difference, and then move in the expected direction.</summary>
public sealed class ScenarioTests(ITestOutputHelper output)
{
    private const double Scale = 0.005;
    private static readonly DateOnly End = new(2012, 12, 31);
    private static readonly Lazy<Task<LocalRun>> AsItWas = new(() => Baseline.Run(Scale, until: End));

    [Theory]
    [InlineData("cheaper-handsets", "2011-01-01")]
    [InlineData("no-free-minutes", "2011-07-01")]
    [InlineData("phones-for-students", "2012-04-15")]
    [InlineData("towers-in-the-counties", "2010-07-01")]
    public async Task Scenario_matches_baseline_exactly_until_its_first_intervention(string scenario, string from)
    {
        var (baseline, other) = (await AsItWas.Value, await Baseline.Run(Scale, until: DateOnly.Parse(from).AddDays(60), scenario: scenario));
        for (var tick = new Tick(0); tick < other.Series.Count; tick++)
        {
            if (other.Setup.Calendar.DateOf(tick) < DateOnly.Parse(from))
            {
                Assert.Equal(baseline.Series[tick], other.Series[tick]);
            }
        }

        Assert.NotEqual(baseline.Series[other.Series.Count - 1], other.Series[^1]);
    }

    [Theory]
    [InlineData("cheaper-handsets", PhoneMeasures.Subscribers, 1)]
    [InlineData("phones-for-students", PhoneMeasures.Subscribers, 1)]
    [InlineData("towers-in-the-counties", NetworkMeasures.Covered, 1)]
    [InlineData("unlimited-supply", PhoneMeasures.Subscribers, 1)]
    [InlineData("no-free-minutes", PhoneMeasures.CallSeconds, -1)]
    [InlineData("power-cuts", NetworkMeasures.Goodwill, -1)]
    public async Task Policy_moves_its_target_measure_in_the_expected_direction(string scenario, Measure measure, int direction)
    {
        var (baseline, policy) = (await AsItWas.Value, await Baseline.Run(Scale, until: End, scenario: scenario));
        var (without, with) = (Sum(baseline), Sum(policy));
        output.WriteLine($"{scenario}: {measure} {without} without, {with} with");
        Assert.Equal(direction, Math.Sign(with - without));

        // Sums over all ticks that both runs have.
        long Sum(LocalRun run) => Enumerable.Range(1, policy.Setup.Calendar.Ticks).Sum(tick => run.Nation(tick, measure));
    }

    [Fact]
    public async Task Same_seed_repeats_a_run_and_another_seed_changes_it()
    {
        var runs = new List<string>();
        foreach (var seed in (ulong[])[1, 1, 2])
        {
            runs.Add((await new LocalRun(Setups.Of("islandia", 0.1, seed)).ToEnd(ticks: 60)).Digest);
        }

        Assert.Equal(runs[0], runs[1]);
        Assert.NotEqual(runs[0], runs[2]);
    }

    [Fact]
    public async Task The_invented_nation_takes_up_the_phone_too()
    {
        var run = await new LocalRun(Setups.Of("islandia", 1)).ToEnd();
        var owners = Enumerable.Range(0, run.Series.Count).Select(tick => run.Nation(tick, PhoneMeasures.UniqueOwners)).ToList();
        output.WriteLine($"{owners[^1]} of {run.Setup.Census.People} people");
        Assert.Equal(0, owners[0]);
        Assert.InRange((double)owners[^1] / run.Setup.Census.People, 0.1, 0.8);
    }
}
