using AdoptionSim.Model.Randomness;
using AdoptionSim.Model.Setup;
using AdoptionSim.Model.Worlds;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Quantities;
using AdoptionSim.Nations.Scenarios;
using AdoptionSim.Rules.Tests.Support;

namespace AdoptionSim.Rules.Tests.Runs;

public sealed class WorldTests
{
    private static readonly DateOnly Launch = new(2000, 7, 1);

    [Fact]
    public void A_tick_has_the_prices_and_fees_of_its_middle()
    {
        var setup = With();
        for (var tick = new Tick(0); tick <= setup.Calendar.Ticks; tick += 13)
        {
            var (world, middle) = (World.At(setup, tick), setup.Calendar.DateOf(tick).AddDays(-3));
            Assert.Equal(100 * setup.Nation.Market.Models[0].Price.On(middle), world.Prices.ByModel[0], 0.5);
            Assert.Equal(100 * setup.Nation.Market.ActivationFee.On(middle), world.Prices.Activation);
            Assert.Equal(setup.Nation.Market.SecondHandPrice * world.Prices.ByModel[0], world.Prices.Used, 0.5);
        }
    }

    [Fact]
    public void A_tick_has_its_share_of_the_monthly_tariff()
    {
        var tariff = World.At(With(), new Tick(1)).Tariff;
        Assert.Equal(10 * 7 / 31.0 * 100 * 256, tariff.FeePerTick, 0.5);
        Assert.Equal(tariff.FeePerTick, tariff.FeeAtOfficialRate);
        Assert.Equal(75 * 7 / 31.0 * 100 * 256, tariff.FeeDomestic, 0.5);
        Assert.Equal((60 * 60, false), ((int)tariff.First.IncludedSeconds, tariff.HasTwoMonths));
        Assert.Equal(0.1 * 100 / 60 * 65536, tariff.First.SecondPrice, 0.5);
    }

    [Fact]
    public void A_changed_tariff_keeps_the_parts_that_were_not_changed()
    {
        var tariff = World.At(With(new TariffChange(Launch, null, 0, null)), new Tick(1)).Tariff;
        Assert.Equal((0u, World.At(With(), new Tick(1)).Tariff.FeePerTick), (tariff.First.IncludedSeconds, tariff.FeePerTick));
    }

    [Theory]
    [InlineData(13, 2)] // the day before the second tick's, so that it is the first on or after
    [InlineData(14, 2)]
    [InlineData(15, 3)]
    public void Interventions_start_at_first_tick_on_or_after_their_date(int day, int tick)
    {
        var change = new PriceChange(Launch.AddDays(day), null, 0.5);
        var setup = With(change);
        for (var at = 1; at <= 5; at++)
        {
            Assert.Equal(at == tick ? [change] : [], World.At(setup, new Tick(at)).Due.ToArray());
            Assert.Equal(World.At(With(), new Tick(at)).Prices.ByModel[0] * (at >= tick ? 0.5 : 1), World.At(setup, new Tick(at)).Prices.ByModel[0], 1.0);
        }
    }

    [Fact]
    public void Start_day_interventions_are_due_only_in_the_first_tick()
    {
        var setup = With(new PriceChange(Launch, "plain", 0.5));
        Assert.Equal((0, 1, 0), (World.At(setup, new Tick(0)).Due.Length, World.At(setup, new Tick(1)).Due.Length, World.At(setup, new Tick(2)).Due.Length));
    }

    [Fact]
    public void The_last_rule_that_matches_an_applicant_decides()
    {
        var setup = Setups.Of("islandia", 0.01, nation =>
            nation with
            {
                Permission = nation.Permission with
                {
                    Table =
                    [
                        new PermissionRule(Launch, null, null, null, 80, ""),
                        new PermissionRule(Launch, null, null, SettlementType.Capital, 100, ""),
                        new PermissionRule(Launch, "clerk", null, null, 0, ""),
                        new PermissionRule(Launch.AddDays(21), "clerk", "settler", null, 50, ""),
                    ],
                },
            }
        );
        var (fisher, clerk) = (Work(setup, "fisher"), Work(setup, "clerk"));

        Assert.Equal(Probability.Always, World.At(setup, new Tick(2)).Granted(SettlementType.Capital)[fisher]);
        Assert.Equal(Probability.Of(0.8), World.At(setup, new Tick(2)).Granted(SettlementType.County)[fisher]);
        Assert.Equal(Probability.Never, World.At(setup, new Tick(2)).Granted(SettlementType.Capital)[clerk + 1]);
        Assert.Equal(Probability.Of(0.5), World.At(setup, new Tick(3)).Granted(SettlementType.Capital)[clerk + 1]);
        Assert.Equal(Probability.Never, World.At(setup, new Tick(3)).Granted(SettlementType.Capital)[clerk]);

        static int Work(RunSetup setup, string key) => 4 * setup.Nation.People.Work.Index().Single(work => work.Item.Key == key).Index;
    }

    [Fact]
    public void Permission_changes_in_a_scenario_override_the_nations_table()
    {
        var rule = new PermissionRule(Launch.AddDays(14), null, "islander", null, 0, "");
        var setup = With(new PermissionChange(rule.From, rule));
        Assert.Equal(Probability.Always, World.At(setup, new Tick(1)).Granted(SettlementType.Road)[0]);
        Assert.Equal(
            (Probability.Never, Probability.Always),
            (World.At(setup, new Tick(2)).Granted(SettlementType.Road)[0], World.At(setup, new Tick(2)).Granted(SettlementType.Road)[1])
        );
    }

    [Fact]
    public void Power_cuts_increase_only_in_chosen_province_from_chosen_date()
    {
        var setup = With(new PowerChange(Launch.AddDays(7), new PlaceFilter("IS-B", null, []), 3));
        var (west, bay) = (setup.Nation.Districts.First(district => district.Province == "IS-B"), setup.Nation.Districts[0]);
        Assert.Equal(
            (1.0, 3.0, 1.0),
            (
                World.At(setup, new Tick(0)).PowerCutFactor(west),
                World.At(setup, new Tick(1)).PowerCutFactor(west),
                World.At(setup, new Tick(1)).PowerCutFactor(bay)
            )
        );
    }

    private static RunSetup With(params Intervention[] interventions) =>
        Setups.Of("islandia", 0.01, question: asked => asked with { Interventions = [.. interventions] });
}
