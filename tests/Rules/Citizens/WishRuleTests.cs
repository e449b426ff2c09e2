using AdoptionSim.Model.Citizens;
using AdoptionSim.Model.Prices;
using AdoptionSim.Model.Randomness;
using AdoptionSim.Model.Towers;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Rules.Tests.Citizens;

public sealed class WishRuleTests
{
    [Theory]
    [InlineData(AdoptionStage.Unaware, WishEvents.BecameAware, 1)]
    [InlineData(AdoptionStage.Unaware, WishEvents.BecameAware, 7)]
    [InlineData(AdoptionStage.Aware, WishEvents.Applied, 1)]
    [InlineData(AdoptionStage.Aware, WishEvents.Applied, 7)]
    [InlineData(AdoptionStage.Permitted, WishEvents.AtShop, 1)]
    [InlineData(AdoptionStage.Permitted, WishEvents.AtShop, 7)]
    [InlineData(AdoptionStage.Owner, WishEvents.WantsSecond, 7)]
    public void A_stage_is_left_at_its_rate(AdoptionStage stage, WishEvents happened, int stepDays)
    {
        var bench = new WishBench(stepDays);
        var left = Count(bench, ticks: 8, () => new CitizenRow(stage, 0), (_, outcome) => outcome.Has(happened));
        AssertShare(1 - Math.Exp(-WishBench.RateOf(stage) * stepDays / 365.25), left, 8 * bench.People);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public void An_application_is_answered_at_its_rate(int stepDays)
    {
        var bench = new WishBench(stepDays);
        var left = Count(bench, ticks: 8, () => new CitizenRow(AdoptionStage.Applied, 0), (row, _) => row.Stage != AdoptionStage.Applied);
        AssertShare(1 - Math.Exp(-WishBench.RateOf(AdoptionStage.Applied) * stepDays / 365.25), left, 8 * bench.People);
    }

    [Fact]
    public void Refused_applicant_is_aware_and_may_apply_again()
    {
        var bench = new WishBench(7);
        bench.Known.Granted.AsSpan().Fill(Probability.Never);

        var refused = Count(
            bench,
            4,
            () => new CitizenRow(AdoptionStage.Applied, 0),
            (row, outcome) => outcome.Has(WishEvents.Refused) && row.Stage is AdoptionStage.Aware or AdoptionStage.Applied
        );
        var permitted = Count(
            bench,
            4,
            () => new CitizenRow(AdoptionStage.Applied, 0),
            (row, outcome) => row.Stage == AdoptionStage.Permitted || outcome.Has(WishEvents.AtShop)
        );

        Assert.NotEqual(0, refused);
        Assert.Equal(0, permitted);
    }

    [Fact]
    public void Grant_chance_follows_the_applicants_own_work_and_class()
    {
        var bench = new WishBench(7);
        bench.Known.Granted.AsSpan().Fill(Probability.Never);
        bench.Known.Granted[(3 * 4) + 1] = Probability.Always;
        bench.Begin(new Tick(1));
        var granted = 0;
        for (var citizen = new CitizenIndex(0); citizen < bench.People; citizen++)
        {
            var row = new CitizenRow(AdoptionStage.Applied, 0);
            var outcome = bench.Step(ref row, citizen);
            var traits = bench.Known.Population.TraitsOf(citizen);
            var isFavoured = traits.Work == 3 && traits.Class == 1;
            Assert.False(isFavoured && outcome.Has(WishEvents.Refused));
            Assert.False(!isFavoured && row.Stage == AdoptionStage.Permitted);
            granted += row.Stage == AdoptionStage.Permitted ? 1 : 0;
        }

        Assert.NotEqual(0, granted);
    }

    [Fact]
    public void Nobody_is_at_the_shop_without_coverage_access_or_money()
    {
        var uncovered = new WishBench(7);
        uncovered.Known.Coverage.Report(new TowerIndex(0), onAir: false, blockedPpm: 0);
        var far = new WishBench(7);
        far.Reach(Probability.Never);
        var poor = new WishBench(7);
        poor.Known.Prices = new PurchaseCents(default, new Cents(1_000_000_000), new Cents(1_000_000_000));

        Assert.All((WishBench[])[uncovered, far, poor], bench =>
            Assert.Equal(0, Count(bench, 4, () => new CitizenRow(AdoptionStage.Permitted, 0), (_, outcome) => outcome.Has(WishEvents.AtShop)))
        );
    }

    /// <summary>Homes beyond the stations on the air apply only if a station has been announced for them.</summary>
    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    public void One_applies_only_where_a_station_serves_or_is_announced(double announced, bool applies)
    {
        var bench = new WishBench(7);
        bench.Known.Coverage.Report(new TowerIndex(0), onAir: false, blockedPpm: 0);
        bench.Known.Announced = new Coverage(announced, announced);

        var applied = Count(bench, 4, () => new CitizenRow(AdoptionStage.Aware, 0), (_, outcome) => outcome.Has(WishEvents.Applied));
        Assert.Equal(applies, applied > 0);
    }

    [Fact]
    public void Unserved_buyers_give_up_at_the_impatience_rate_or_return()
    {
        var bench = new WishBench(7);
        bench.Known.GivesUp = Probability.Of(0.3);

        var again = Count(
            bench,
            4,
            () => new CitizenRow(AdoptionStage.Wishing, 0),
            (row, outcome) => outcome.Has(WishEvents.AtShop | WishEvents.Again) && row.Stage == AdoptionStage.Wishing
        );
        var gaveUp = Count(
            bench,
            4,
            () => new CitizenRow(AdoptionStage.Wishing, 0),
            (row, outcome) => outcome.Events == WishEvents.GaveUp && row.Stage == AdoptionStage.Permitted
        );

        Assert.Equal(4 * bench.People, again + gaveUp);
        AssertShare(0.3, gaveUp, 4 * bench.People);
    }

    [Fact]
    public void Broken_handset_owners_want_a_replacement_and_others_a_second()
    {
        var bench = new WishBench(7);
        var broken = new CitizenRow(AdoptionStage.Permitted, 0) { Handset = new HandsetIndex(5) };
        broken.Set(CitizenFlags.Broken, true);

        Assert.NotEqual(0, Count(bench, 1, () => broken, (_, outcome) => outcome.Has(WishEvents.Replaces)));
        Assert.Equal(0, Count(bench, 1, () => broken, (_, outcome) => outcome.Has(WishEvents.WantsSecond)));
        Assert.NotEqual(
            0,
            Count(bench, 1, () => new CitizenRow(AdoptionStage.Owner, 0) { Handset = new HandsetIndex(5) }, (_, outcome) => outcome.Has(WishEvents.WantsSecond))
        );
    }

    [Theory]
    [InlineData(1)]
    [InlineData(0.1)]
    public void Weekly_and_daily_ticks_give_equal_shop_arrivals_over_time(double access)
    {
        // For two samples of this size from one distribution, the largest distance exceeds this bound once in a hundred times (Kolmogorov-Smirnov).
        var (weeks, days) = (new WishBench(7), new WishBench(1));
        weeks.Reach(Probability.Of(access));
        days.Reach(Probability.Of(access));
        var bound = 1.63 * Math.Sqrt(2.0 / weeks.People);
        var (byWeek, byDay) = (weeks.DaysToTheShop(364), days.DaysToTheShop(364));

        for (var day = 7; day <= 364; day += 7)
        {
            var difference = Share(byWeek, day) - Share(byDay, day);
            Assert.True(Math.Abs(difference) <= bound, $"by day {day} the shares differ by {difference}, more than {bound}");
        }
    }

    /// <summary>One who is refused applies again in the rest of the tick. Without this, a weekly run has 6 % fewer refusals here.</summary>
    [Fact]
    public void Refusals_are_as_frequent_in_weeks_as_in_days()
    {
        var (byWeek, byDay) = (Refusals(7), Refusals(1));
        Assert.InRange((double)byWeek / byDay, 0.98, 1.02);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public void Mean_time_to_the_shop_sums_the_stages_mean_times(int stepDays)
    {
        var days = new WishBench(stepDays).DaysToTheShop(4 * 365);
        var stages = (AdoptionStage[])[AdoptionStage.Unaware, AdoptionStage.Aware, AdoptionStage.Applied, AdoptionStage.Permitted];
        var mean = stages.Sum(stage => 365.25 / WishBench.RateOf(stage));
        var sigma = Math.Sqrt(stages.Sum(stage => Math.Pow(365.25 / WishBench.RateOf(stage), 2)) / days.Length);

        // An arrival is seen at the end of its tick, half a tick late on average. The bound allows 1 % for the rule's second-order error.
        Assert.InRange(days.Average() - (stepDays / 2.0), (0.99 * mean) - (4 * sigma), (1.01 * mean) + (4 * sigma));
    }

    /// <summary>Counts the refusals of a year in which nobody is granted a permit.</summary>
    private static long Refusals(int stepDays)
    {
        var bench = new WishBench(stepDays);
        bench.Known.Granted.AsSpan().Fill(Probability.Never);
        var rows = Enumerable.Repeat(new CitizenRow(AdoptionStage.Aware, 0), bench.People).ToArray();
        var tally = new WishTally();
        for (var tick = new Tick(1); tick * stepDays <= 364; tick++)
        {
            bench.Begin(tick);
            for (var citizen = new CitizenIndex(0); citizen < bench.People; citizen++)
            {
                tally.Take(citizen, bench.Step(ref rows[citizen], citizen));
            }
        }

        Assert.Equal(rows.Count(row => row.Stage == AdoptionStage.Applied), tally.Applications - tally.Refusals);
        return tally.Refusals;
    }

    private static double Share(int[] days, int by) => days.Count(day => day <= by) / (double)days.Length;

    private static int Count(WishBench bench, int ticks, Func<CitizenRow> row, Func<CitizenRow, WishOutcome, bool> holds)
    {
        var count = 0;
        for (var tick = new Tick(1); tick <= ticks; tick++)
        {
            bench.Begin(tick);
            for (var citizen = new CitizenIndex(0); citizen < bench.People; citizen++)
            {
                var stepped = row();
                var outcome = bench.Step(ref stepped, citizen);
                count += holds(stepped, outcome) ? 1 : 0;
            }
        }

        return count;
    }

    private static void AssertShare(double expected, int count, int of)
    {
        var sigma = Math.Sqrt(expected * (1 - expected) / of);
        Assert.InRange((double)count / of, expected - (4 * sigma), expected + (4 * sigma));
    }
}
