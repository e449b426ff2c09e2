using AdoptionSim.Model.Intranet;
using AdoptionSim.Model.Services;
using AdoptionSim.Model.Setup;
using AdoptionSim.Model.Worlds;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Files;
using AdoptionSim.Nations.Measures;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Rules.Tests.Intranet;

public sealed class VettingTests
{
    private static readonly RunSetup Setup = Make();

    [Fact]
    public void Submissions_are_passed_refused_or_waiting_for_vetting_or_posting()
    {
        var series = Run(Vetting(70, 60), 100);

        var submitted = series.Sum(tick => Of(tick, NationMeasure.VettingSubmitted));
        var settled = series.Sum(tick => Of(tick, NationMeasure.VettingPassed) + Of(tick, NationMeasure.VettingRefused));
        Assert.Equal(7000, submitted);
        Assert.Equal(7000 - 6000, Of(series[^1], NationMeasure.VettingWaiting));
        Assert.InRange(6000 - settled, 0, 2 * 60);
        Assert.Equal(series.Sum(tick => Of(tick, NationMeasure.VettingPassed)), Of(series[^1], NationMeasure.VettedArticles));
    }

    [Fact]
    public void Half_the_capacity_lets_less_through_later()
    {
        var (whole, half) = (Run(Vetting(60, 60), 100), Run(Vetting(60, 30), 100));

        Assert.InRange(
            Of(half[^1], NationMeasure.VettedArticles),
            0.4 * Of(whole[^1], NationMeasure.VettedArticles),
            0.6 * Of(whole[^1], NationMeasure.VettedArticles)
        );
        Assert.True(Of(half[^1], NationMeasure.VettingMedianDelayDays) > 10 * Of(whole[^1], NationMeasure.VettingMedianDelayDays));
    }

    [Fact]
    public void Without_a_queue_the_delay_is_the_handling() => Assert.Equal(14, Of(Run(Vetting(60, 60), 50)[^1], NationMeasure.VettingMedianDelayDays));

    [Fact]
    public void Withdrawing_items_that_waited_too_long_bounds_the_queue()
    {
        var (patient, bounded) = (Run(Vetting(70, 60), 300), Run(Vetting(70, 60, withdrawnAfter: 28), 300));

        Assert.Equal(3000, Of(patient[^1], NationMeasure.VettingWaiting));
        Assert.Equal(0, patient.Sum(tick => Of(tick, NationMeasure.VettingWithdrawn)));
        Assert.All(bounded, tick => Assert.InRange(Of(tick, NationMeasure.VettingWaiting), 0, (5 * 70) - 60));
        Assert.InRange(bounded.Sum(tick => Of(tick, NationMeasure.VettingWithdrawn)), 2700, 3000);
        Assert.Equal(
            bounded.Sum(tick => Of(tick, NationMeasure.VettingWithdrawn)) + Of(bounded[^1], NationMeasure.VettingWaiting),
            Of(patient[^1], NationMeasure.VettingWaiting)
        );
        Assert.True(Of(bounded[^1], NationMeasure.VettingMedianDelayDays) < Of(patient[^1], NationMeasure.VettingMedianDelayDays));
        Assert.All(Enumerable.Range(0, 20), tick => Assert.Equal(patient[tick], bounded[tick]));
    }

    [Fact]
    public void Withdrawal_does_not_change_a_short_queue() => Assert.Equal(Run(Vetting(60, 60), 100), Run(Vetting(60, 60, withdrawnAfter: 28), 100));

    [Theory]
    [InlineData(0)]
    [InlineData(40)]
    [InlineData(100)]
    public void The_share_that_passes_is_the_rule_s(double passes)
    {
        var series = Run(Vetting(100, 100) with { Topics = [new VettingTopic("all", 100, passes, "test")] }, 100);

        var (passed, refused) = (series.Sum(tick => Of(tick, NationMeasure.VettingPassed)), series.Sum(tick => Of(tick, NationMeasure.VettingRefused)));
        Assert.Equal(passes / 100, (double)passed / (passed + refused), 0.02);
    }

    [Fact]
    public void A_restored_queue_continues_unchanged()
    {
        var parameters = Vetting(70, 60, withdrawnAfter: 14);
        var vetting = new Vetting(parameters, 7);
        var (straight, before) = (Run(parameters, 60), Run(vetting, 1, 30));
        var stored = RowBytes.Of(vetting.Write);
        var again = new Vetting(parameters, 7);
        var reader = new RowReader(stored);
        again.Restore(ref reader);

        Assert.Equal(straight, [.. before, .. Run(again, 31, 60)]);
    }

    private static List<long[]> Run(VettingParameters parameters, int ticks) => Run(new Vetting(parameters, 7), 1, ticks);

    private static List<long[]> Run(Vetting vetting, int from, int to)
    {
        var all = new List<long[]>();
        for (var tick = new Tick(from); tick <= to; tick++)
        {
            var series = new long[NationSeries.Length(0)];
            vetting.Step(new NationTick(Setup, World.At(Setup, tick), series));
            all.Add(series);
        }

        return all;
    }

    private static long Of(long[] series, NationMeasure measure) => series[(int)measure];

    private static VettingParameters Vetting(double submitted, double capacity, double? withdrawnAfter = null)
    {
        var shipped = Setup.Nation.Intranet!.Vetting;
        return shipped with
        {
            Submitted = shipped.Submitted with { Value = submitted },
            Capacity = shipped.Capacity with { Value = capacity },
            WithdrawnAfter = withdrawnAfter is { } days ? NationBuilder.Of(days, "day") : null,
        };
    }

    private static RunSetup Make()
    {
        var question = Question.Load("islandia");
        return new RunSetup(question.Nation, question.Scenario, 1, 0.01, 7);
    }
}
