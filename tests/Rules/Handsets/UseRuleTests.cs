using AdoptionSim.Model.Handsets;
using AdoptionSim.Model.Prices;
using AdoptionSim.Model.Worlds;
using AdoptionSim.Nations.Quantities;
using AdoptionSim.Nations.Scenarios;
using AdoptionSim.Rules.Tests.Support;
using CsCheck;

namespace AdoptionSim.Rules.Tests.Handsets;

public sealed class UseRuleTests
{
    private const int Many = 40_000;

    [Fact]
    public void Quotient_is_the_whole_part_at_every_size() =>
        Gen.Select(Gen.ULong, Gen.UInt[1, uint.MaxValue], Gen.Int[0, 63])
            .Sample((bits, divisor, shift) => Assert.Equal((bits >> shift) / divisor, UseRule.Quotient(bits >> shift, divisor)));

    [Fact]
    public void Quotient_next_to_a_whole_number_is_not_rounded_up() =>
        Gen.Select(Gen.UInt[2, 1 << 26], Gen.UInt[2, 1 << 26])
            .Sample((whole, divisor) => Assert.Equal(whole - 1UL, UseRule.Quotient(((ulong)whole * divisor) - 1, divisor)));

    [Fact]
    public void Nobody_talks_beyond_the_allowance_at_a_prohibitive_price()
    {
        var bench = new UseBench { Known = { Tariff = TariffAt(extraMinute: 1e9) } };
        var talked = bench.Once(4_000).Select(outcome => outcome.Seconds).ToList();

        var included = bench.Known.Tariff.First.PartOf(bench.Known.Tariff.First.IncludedSeconds);
        Assert.Equal(included, talked.Max());
        Assert.Contains(talked, seconds => seconds < included);
    }

    [Fact]
    public void The_cheaper_the_extra_minute_the_more_is_talked()
    {
        var talked = ((double[])[1e9, 1, 0.2, 0.05, 0])
            .Select(price =>
            {
                var bench = new UseBench { Known = { Tariff = TariffAt(price) } };
                return bench.Once(4_000).Sum(outcome => outcome.Seconds);
            })
            .ToList();

        Assert.Equal(talked.Order(), talked);
        Assert.Equal(talked.Count, talked.Distinct().Count());
    }

    [Fact]
    public void The_half_price_halves_free_demand_beyond_the_allowance()
    {
        var halfPrice = Setups.Of("islandia", 0.01).Nation.Use.HalfPrice;
        Assert.Equal(65536u, TariffAt(0).First.BeyondKept);
        Assert.Equal(32768u, TariffAt(halfPrice).First.BeyondKept);
    }

    [Fact]
    public void Beyond_the_allowance_a_second_costs_its_price()
    {
        // 20 cents for the tick, a cent a second beyond one minute of a month that lies in the tick as a whole.
        var month = new TariffMonth(
            1,
            TariffMonth.Whole,
            IncludedSeconds: 60,
            SecondPrice: 65536,
            BeyondKept: 65536,
            BeyondMost: 100_000,
            0,
            TariffMonth.Whole
        );
        var bench = new UseBench { Known = { Tariff = Tariff.Within(month) with { FeePerTick = 5120 } } };

        Assert.All(bench.Once(1000), outcome => Assert.Equal(5120 + (256 * (Math.Max(60, outcome.Seconds) - 60)), outcome.Accrued));
    }

    [Fact]
    public void Blocked_calls_cut_talk_and_goodwill()
    {
        var (clear, blocked, dead) = (new UseBench(), new UseBench(), new UseBench());
        blocked.Serve(onAir: true, blocked: 0.3);
        dead.Serve(onAir: true, blocked: 1);

        var share = (double)blocked.Once(Many).Sum(outcome => outcome.Blocked) / blocked.Once(Many).Sum(outcome => outcome.Calls);
        Assert.InRange(share, 0.295, 0.305);
        Assert.Equal(clear.Once(Many).Sum(outcome => outcome.Tried), blocked.Once(Many).Sum(outcome => outcome.Tried));
        Assert.InRange((double)blocked.Once(Many).Sum(outcome => outcome.Seconds) / clear.Once(Many).Sum(outcome => outcome.Seconds), 0.68, 0.72);
        Assert.Equal(0, dead.Once(1000).Where(outcome => outcome.Calls > 0).Sum(outcome => outcome.Seconds));
        Assert.All(clear.Once(1000), outcome => Assert.Equal(HandsetRow.FullGoodwill, outcome.Goodwill));
        Assert.All(dead.Once(1000).Where(outcome => outcome.Calls > 0), outcome =>
            Assert.Equal((1 - dead.Nation.Use.GoodwillLoss) * HandsetRow.FullGoodwill, outcome.Goodwill, 2.0)
        );
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public void Lost_goodwill_comes_back_at_its_rate(int stepDays)
    {
        var bench = new UseBench(stepDays);
        var row = UseBench.Row() with { Goodwill = 0 };
        for (var tick = 1; tick * stepDays <= 91; tick++)
        {
            bench.Step(ref row, new HandsetIndex(0), tick);
        }

        Assert.Equal(1 - Math.Exp(-bench.Nation.Use.GoodwillRecovery * 91 / 365.25), row.Goodwill / 65535.0, 2);
    }

    [Fact]
    public void Less_goodwill_or_fewer_contacts_mean_less_talk()
    {
        var bench = new UseBench();
        var all = bench.Once(2000).Sum(outcome => outcome.Seconds);
        Assert.InRange(
            bench.Once(2000, () => UseBench.Row() with { Goodwill = HandsetRow.FullGoodwill / 2 }).Sum(outcome => outcome.Seconds),
            0.45 * all,
            0.55 * all
        );
        Assert.InRange(bench.Once(2000, () => UseBench.Row(contacts: 1)).Sum(outcome => outcome.Seconds), 1, 0.9 * all);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public void Handsets_break_and_lines_lapse_at_their_rates(int stepDays)
    {
        var bench = new UseBench(stepDays, use => use with { LapseRate = NationBuilder.Of(0.5, "1/year") });
        var (use, rows) = (bench.Nation.Use, bench.Once(Many));
        AssertShare(1 - Math.Exp(-bench.Nation.Market.Models[0].BreakageRate * stepDays / 365.25), rows, HandsetEvent.Broke);
        AssertShare(1 - Math.Exp(-0.5 * stepDays / 365.25), rows, HandsetEvent.Lapsed);
        AssertShare(1 - Math.Exp(-(0.5 + use.PennilessLapseRate) * stepDays / 365.25), bench.Once(Many, Penniless), HandsetEvent.Lapsed);

        var broken = bench.Once(Many, () => UseBench.Row() with { State = HandsetState.Broken });
        AssertShare(1 - Math.Exp(-(0.5 + use.BrokenLapseRate) * stepDays / 365.25), broken, HandsetEvent.Lapsed);
        AssertShare(0, broken, HandsetEvent.Broke);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public void Texts_photos_newspapers_and_books_have_the_national_means(int stepDays)
    {
        var bench = new UseBench(stepDays, use => use with { Photos = Count(9), Newspapers = Count(4), Books = Count(1) });
        var (use, done) = (bench.Nation.Use, bench.Once(Many));
        AssertMean(use.Texts, done.Sum(outcome => outcome.Counts.Texts));
        AssertMean(use.Photos, done.Sum(outcome => outcome.Counts.Photos));
        AssertMean(use.Newspapers, done.Sum(outcome => outcome.Counts.Newspapers));
        AssertMean(use.Books, done.Sum(outcome => outcome.Counts.Books));

        static Quantity Count(double value) => NationBuilder.Of(value, "1/month");

        void AssertMean(double perMonth, long sum)
        {
            var expected = perMonth * 12 * stepDays / 365.25 * Many;
            Assert.InRange(sum, expected - (4 * Math.Sqrt(expected)) - (0.002 * expected), expected + (4 * Math.Sqrt(expected)) + (0.002 * expected));
        }
    }

    [Theory]
    [InlineData(1u)]
    [InlineData(0b1010_0000_0001u)]
    [InlineData(UseBench.SixContacts)]
    [InlineData(uint.MaxValue)]
    public void All_contacts_are_called_alike(uint contacts)
    {
        var called = Enumerable.Range(0, 256).GroupBy(draw => UseRule.Callee(contacts, (uint)draw)).ToDictionary(group => group.Key, group => group.Count());
        Assert.Equal(Enumerable.Range(0, 32).Where(slot => (contacts >> slot & 1) == 1), called.Keys.Select(slot => (int)slot).Order());
        Assert.InRange(called.Values.Max() - called.Values.Min(), 0, 1);
    }

    [Fact]
    public void One_without_contacts_calls_nobody_known() => Assert.Equal(-1, UseRule.Callee(0, 200));

    [Fact]
    public void Handsets_off_the_air_use_nothing_but_owe_the_fee()
    {
        var bench = new UseBench { Known = { Tariff = TariffAt(0.1) } };
        bench.Serve(onAir: false, blocked: 0);
        AssertUnused(bench.Once(1000));
        AssertUnused(new UseBench { Known = { Tariff = bench.Known.Tariff } }.Once(1000, () => UseBench.Row() with { State = HandsetState.Broken }));

        void AssertUnused(List<UseOutcome> outcomes) => Assert.All(outcomes, outcome =>
            {
                Assert.Equal((0u, 0u, 0u, (byte)0, (byte)0), (outcome.Calls, outcome.Seconds, outcome.Tried, outcome.Counts.Texts, outcome.Counts.Photos));
                Assert.Equal((bench.Known.Tariff.FeePerTick, -1), (outcome.Accrued, outcome.CalledSlot));
                Assert.True(outcome.HasLine);
            });
    }

    [Fact]
    public void No_short_talk_gets_through_when_every_call_is_blocked()
    {
        var bench = new UseBench();
        bench.Serve(onAir: true, blocked: 1);
        var outcomes = bench.Once(1000, () => UseBench.Row(level: 0));
        Assert.Contains(outcomes, outcome => outcome.Tried > 0 && outcome.Calls == 0);
        Assert.All(outcomes, outcome => Assert.Equal(0u, outcome.Seconds));
    }

    [Fact]
    public void A_handset_without_a_line_does_nothing_and_stays_unchanged()
    {
        var bench = new UseBench();
        foreach (var state in (HandsetState[])[HandsetState.OnSale, HandsetState.Scrapped])
        {
            var row = UseBench.Row() with { State = state, Registrant = new CitizenIndex(0) };
            var before = row;
            var outcome = bench.Step(ref row, new HandsetIndex(0), 1);
            Assert.Equal(before, row);
            Assert.Equal((false, 0u, -1), (outcome.HasLine, outcome.Seconds, outcome.Tower));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public void Quarterly_bills_plus_unbilled_charges_equal_all_accrued_charges(int stepDays)
    {
        var bench = new UseBench(stepDays) { Known = { Tariff = TariffAt(0.1) } };
        for (var handset = 0; handset < 56; handset++)
        {
            var row = UseBench.Row();
            var (accrued, billed, bills) = (0L, 0L, 0);
            for (var tick = 1; tick * stepDays <= 4 * 84; tick++)
            {
                var outcome = bench.Step(ref row, new HandsetIndex(handset), tick);
                (accrued, billed) = (accrued + outcome.Accrued, billed + outcome.Billed);
                bills += outcome.Billed > 0 ? 1 : 0;
            }

            Assert.Equal(accrued, (256 * billed) + row.Due);
            Assert.Equal(4, bills);
        }
    }

    [Fact]
    public void A_handset_remembers_all_that_was_done_with_it()
    {
        var bench = new UseBench(use: use => use with { Photos = NationBuilder.Of(3, "1/month") });
        var row = UseBench.Row();
        var done = Enumerable.Range(1, 60).Select(tick => bench.Step(ref row, new HandsetIndex(3), tick)).ToList();

        Assert.Equal(done.Sum(o => o.Calls), (int)row.Calls);
        Assert.Equal(done.Sum(o => o.Seconds), row.Seconds);
        Assert.Equal(done.Sum(o => o.Counts.Texts), (int)row.Used.Texts);
        Assert.Equal(done.Sum(o => o.Counts.Photos), row.Used.Photos);
        Assert.True(done.Sum(o => o.Counts.Photos) > 0);
    }

    private static HandsetRow Penniless()
    {
        var row = UseBench.Row();
        row.Set(HandsetFlags.Penniless, true);
        return row;
    }

    private static void AssertShare(double expected, List<UseOutcome> outcomes, HandsetEvent happened)
    {
        var bound = 4 * Math.Sqrt(expected * (1 - expected) / outcomes.Count);
        Assert.InRange(outcomes.Count(outcome => outcome.Happened == happened) / (double)outcomes.Count, expected - bound, expected + bound);
    }

    /// <summary>Returns Islandia's weekly tariff with another price per minute beyond the allowance.</summary>
    private static Tariff TariffAt(double extraMinute)
    {
        var setup = Setups.Of("islandia", 0.01, question: asked => asked with { Interventions = [new TariffChange(asked.Start, null, 20, extraMinute)] });
        return World.At(setup, new Tick(1)).Tariff;
    }
}
