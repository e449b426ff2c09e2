using AdoptionSim.Nations;
using AdoptionSim.Nations.Files;
using AdoptionSim.Nations.Scenarios;
using AdoptionSim.Rules.Tests.Nations;

namespace AdoptionSim.Rules.Tests.Scenarios;

public sealed class ScenarioFileTests : IDisposable
{
    private const string Head = "scenario: mine\nasks: What if?\nnation: nation.yaml\nuntil: 2004-12-31\n";
    private readonly NationFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Every_built_in_scenario_loads_and_asks_a_question()
    {
        Assert.Equal("baseline", Shipped.Scenarios()[0].Key);
        Assert.Contains(Shipped.Scenarios(), scenario => scenario.Key == "islandia");
        Assert.InRange(Shipped.Scenarios().Length, 8, 100);
        Assert.All(Shipped.Scenarios(), shipped =>
        {
            Assert.Equal(shipped.Key, Question.Load(shipped.Key).Scenario.Key);
            Assert.EndsWith("?", shipped.Asks, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void The_baseline_is_the_nation_as_its_file_has_it()
    {
        var (nation, scenario) = Question.Load();

        Assert.Equal(
            ("baseline", "dprk", new DateOnly(2008, 12, 15), new DateOnly(2015, 12, 31)),
            (scenario.Key, scenario.Nation, scenario.Start, scenario.Until)
        );
        Assert.Empty(scenario.Set);
        Assert.Empty(scenario.Interventions);
        Assert.Equal(NationJson.Write(NationFile.Read(Shipped.NationPath("dprk"))), NationJson.Write(nation));
    }

    public static TheoryData<string> NamesThatBecomePaths => ["cheaper 10/20", "../../escaped", "/etc", "..", new string('a', 300)];

    [Theory]
    [MemberData(nameof(NamesThatBecomePaths))]
    public void Scenario_name_unsafe_in_paths_is_refused_with_its_line(string name)
    {
        var path = folder.Write("named.yaml", Head.Replace("scenario: mine", $"scenario: \"{name}\"", StringComparison.Ordinal));

        var error = Assert.Throws<BadFileException>(() => Question.Load(path).Scenario);

        Assert.Equal($"{path}:1: scenario is '{NameRule.Quote(name)}'; expected {NameRule.Allowed}.", error.Message);
    }

    [Fact]
    public void Each_kind_of_intervention_can_be_written()
    {
        var read = Read(
            """
            interventions:
              - { date: 2003-01-01, price: { model: plain, factor: 0.7 } }
              - { date: 2001-01-01, tariff: { included_minutes: 0, extra_minute: 0.05 } }
              - { date: 2001-01-01, supply: { limited: true, cap_factor: 2, extra_stock: 50 } }
              - { date: 2001-01-02, permission: { work: clerk, class: settler, place: road, granted: 50, source: "assumption" } }
              - { date: 2001-02-01, access: { who: [local], what: [intranet, books], on: [handset], allowed: true, until: 2002-01-01 } }
              - { date: 2001-01-03, towers: { where: { province: IS-B, place: county, districts: [IS-B.4] }, add: 2, on_air: true, channels: 30 } }
              - { date: 2001-01-04, power: { factor: 3 } }
              - { date: 2001-01-05, gift: { work: clerk, settlement: urban, age_from: 16, age_to: 30, share: 50, model: plain } }
            """
        ).Interventions;

        Assert.Equal(new TariffChange(new(2001, 1, 1), null, 0, 0.05), read[0]);
        Assert.Equal(new SupplyChange(new(2001, 1, 1), true, 2, 50), read[1]);
        Assert.Equal(new PermissionChange(new(2001, 1, 2), new(new(2001, 1, 2), "clerk", "settler", SettlementType.Road, 50, "assumption")), read[2]);
        var towers = Assert.IsType<TowerChange>(read[3]);
        Assert.Equal(
            (2, true, 30, "IS-B", SettlementType.County, "IS-B.4"),
            (towers.Add, towers.OnAir, towers.Channels, towers.Where.Province, towers.Where.Place, towers.Where.Districts.Single())
        );
        var power = Assert.IsType<PowerChange>(read[4]);
        Assert.Equal((3, (string?)null, (SettlementType?)null, 0), (power.Factor, power.Where.Province, power.Where.Place, power.Where.Districts.Length));
        var gift = Assert.IsType<Gift>(read[5]);
        Assert.Equal(("clerk", null, "urban", 16, 30, 50, "plain"), (gift.Work, gift.Class, gift.Settlement, gift.AgeFrom, gift.AgeTo, gift.Share, gift.Model));
        Assert.Equal(new PriceChange(new(2003, 1, 1), "plain", 0.7), read[7]);
        var access = Assert.IsType<AccessChange>(read[6]).Rule;
        Assert.Equal(
            (new DateOnly(2001, 2, 1), new DateOnly(2002, 1, 1), AccessGroup.Local, Service.Books, Device.Handset, true),
            (access.From, access.Until, access.Who.Single(), access.What[1], access.On.Single(), access.Allowed)
        );
    }

    [Theory]
    [InlineData("- { date: 1999-01-01, power: { factor: 3 } }", "interventions[0].date is '1999-01-01'; expected a date from 2000-07-01 to 2004-12-31")]
    [InlineData("- { date: 2005-01-01, power: { factor: 3 } }", "interventions[0].date is '2005-01-01'; expected a date from 2000-07-01 to 2004-12-31")]
    [InlineData("- { power: { factor: 3 } }", "interventions[0].power.date is missing; expected a value")]
    [InlineData("- { date: 2001-01-01, power: { factor: -3 } }", "interventions[0].power.factor is '-3'; expected a number between 0 and 1000 factor")]
    [InlineData(
        "- { date: 2001-01-01, power: { faktor: 3, factor: 3 } }",
        "interventions[0].power.faktor is an unknown key; expected factor (nearest), date, where"
    )]
    [InlineData(
        "- { date: 2001-01-01, power: { where: { province: IS-Q }, factor: 3 } }",
        "interventions[0].power.where.province is 'IS-Q'; expected IS-A (nearest), IS-B, IS-C"
    )]
    [InlineData(
        "- { date: 2001-01-01, power: { where: { place: harbour }, factor: 3 } }",
        "interventions[0].power.where.place is 'harbour'; expected capital, main_city, road, small_city, county, closed"
    )]
    [InlineData(
        "- { date: 2001-01-01, towers: { where: { districts: [IS-B.9] } } }",
        "interventions[0].towers.where.districts is 'IS-B.9'; expected IS-B.1 (nearest), IS-B.2, IS-B.3, IS-B.4, IS-A.1, IS-A.2, IS-C.1"
    )]
    [InlineData("- { date: 2001-01-01, price: { model: bar, factor: 1 } }", "interventions[0].price.model is 'bar'; expected plain")]
    [InlineData(
        "- { date: 2001-01-01, permission: { work: farmer, granted: 1, source: x } }",
        "interventions[0].permission.work is 'farmer'; expected fisher (nearest), keeper, clerk, child, retired, scholar"
    )]
    [InlineData(
        "- { date: 2001-01-01, access: { what: [telegraph], allowed: true } }",
        "interventions[0].access.rule.what[0] is 'telegraph'; expected voice, text, pictures, newspaper, books, intranet, international_calls, "
            + "data, broadband, internet"
    )]
    [InlineData(
        "- { date: 2001-01-01, access: { who: [clerk], allowed: true } }",
        "interventions[0].access.rule.who[0] is 'clerk'; expected local, official_or_student, resident_foreigner, tourist, privileged"
    )]
    [InlineData(
        "- { date: 2001-01-01, access: { on: [radio], allowed: true } }",
        "interventions[0].access.rule.on[0] is 'radio'; expected handset, terminal, computer"
    )]
    [InlineData("- { date: 2001-01-01, access: { what: [intranet] } }", "interventions[0].access.rule.allowed is missing; expected a value")]
    [InlineData(
        "- { date: 2001-01-01, access: { what: [intranet], allowed: true, until: 2001-01-01 } }",
        "interventions[0].access.until is '2001-01-01'; expected a date after 2001-01-01 (from), or none"
    )]
    [InlineData(
        "- { date: 2001-01-01, gift: { class: core, share: 1, model: plain } }",
        "interventions[0].gift.class is 'core'; expected settler (nearest), islander"
    )]
    [InlineData(
        "- { date: 2001-01-01, gift: { settlement: sea, share: 1, model: plain } }",
        "interventions[0].gift.settlement is 'sea'; expected rural (nearest), urban"
    )]
    [InlineData("- { date: 2001-01-01, gift: { share: 101, model: plain } }", "interventions[0].gift.share is '101'; expected a number between 0 and 100 %")]
    [InlineData(
        "- { date: 2001-01-01, strike: { length: 3 } }",
        "interventions[0] is a group (date, strike); expected date and one of price, tariff, supply, permission, access, towers, power, gift as a group of keys"
    )]
    public void An_invalid_intervention_is_reported_with_its_line(string intervention, string complaint)
    {
        var error = Refused($"interventions:\n  {intervention}\n");

        Assert.Equal($"{folder["mine.yaml"]}:6: {complaint}.", error.Message);
    }

    [Fact]
    public void Command_line_overrides_scenario_parameters_which_override_the_nation()
    {
        var path = Write("set: { adoption.consider_rate: 0.3, use.minutes: 100 }\n");

        var (nation, scenario) = Question.Load(path, ["adoption.consider_rate=0.4"]);

        Assert.Equal((0.4, 100), (nation.Adoption.ConsiderRate.Value, nation.Use.Minutes.Value));
        Assert.Equal(("0.4", "100"), (scenario.Set["adoption.consider_rate"], scenario.Set["use.minutes"]));
    }

    [Fact]
    public void A_parameter_out_of_range_is_reported_with_its_line() =>
        Assert.Equal(
            $"{folder["mine.yaml"]}:6: adoption.consider_rate.value is '99'; expected a number between 0.01 and 5 1/year.",
            Refused("set:\n  adoption.consider_rate: 99\n").Message
        );

    [Fact]
    public void A_scenario_that_extends_another_adds_to_it()
    {
        Write("set: { use.minutes: 100, use.texts: 10 }\ninterventions:\n  - { date: 2002-01-01, power: { factor: 3 } }\n");
        var path = folder.Write(
            "next.yaml",
            """
            scenario: next
            asks: And then?
            extends: mine.yaml
            until: 2003-12-31
            set: { use.minutes: 150 }
            interventions:
              - { date: 2001-01-01, power: { factor: 2 } }
            """
        );

        var scenario = Question.Load(path).Scenario;

        Assert.Equal(("next", "And then?", "islandia", new DateOnly(2003, 12, 31)), (scenario.Key, scenario.Asks, scenario.Nation, scenario.Until));
        Assert.Equal(("150", "10"), (scenario.Set["use.minutes"], scenario.Set["use.texts"]));
        Assert.Equal([2, 3], scenario.Interventions.Cast<PowerChange>().Select(power => power.Factor));
    }

    [Fact]
    public void Scenarios_that_extend_each_other_in_a_circle_are_refused()
    {
        folder.Write("a.yaml", "scenario: a\nasks: What?\nextends: b.yaml\n");
        folder.Write("b.yaml", "scenario: b\nasks: What?\nextends: a.yaml\n");

        Assert.Equal("extends", Assert.Throws<BadFileException>(() => Question.Load(folder["a.yaml"]).Scenario).Field);
    }

    [Theory]
    [InlineData("extends: baselin", "extends is 'baselin'; expected baseline (nearest), ")]
    [InlineData("nation: dprkk\nuntil: 2009-12-31", "nation is 'dprkk'; expected dprk (nearest), islandia, or the path of a YAML file")]
    [InlineData("nation: none.yaml\nuntil: 2009-12-31", "nation is the missing file ")]
    public void What_a_scenario_stands_on_must_exist(string rest, string complaint)
    {
        var path = folder.Write("mine.yaml", $"scenario: mine\nasks: What if?\n{rest}\n");

        Assert.StartsWith($"{path}:3: {complaint}", Assert.Throws<BadFileException>(() => Question.Load(path).Scenario).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("asks: What?\nnation: dprk\nuntil: 2009-12-31\n", ":1: scenario is missing; expected a value")]
    [InlineData("scenario: x\nasks: What?\nuntil: 2009-12-31\n", ":1: nation is missing; expected a value, as the scenario extends no other")]
    [InlineData("scenario: x\nasks: What?\nnation: dprk\n", ":1: until is missing; expected a value, as the scenario extends no other")]
    [InlineData("scenario: x\nasks: What?\nnation: dprk\nuntil: 2008-12-15\n", ":4: until is '2008-12-15'; expected a date from 2008-12-16 to 2108-12-15")]
    [InlineData(
        "scenario: x\nasks: What?\nnation: dprk\nstart: 2007-01-01\nuntil: 2009-12-31\n",
        ":4: start is '2007-01-01'; expected a date from 2008-12-15 (the launch) to 2108-12-15"
    )]
    [InlineData(
        "scenario: x\nasks: What?\nnation: dprk\nuntil: 2009-12-31\nstarts: 2009-01-01\n",
        ":5: starts is an unknown key; expected start (nearest), set, extends, interventions"
    )]
    public void A_scenario_without_what_it_needs_is_refused(string text, string complaint)
    {
        var path = folder.Write("mine.yaml", text);

        Assert.Equal($"{path}{complaint}.", Assert.Throws<BadFileException>(() => Question.Load(path).Scenario).Problems[0].ToString());
    }

    [Fact]
    public void An_end_before_the_start_is_reported_with_the_option() =>
        Assert.Equal(
            "--until 2008-01-01: until is '2008-01-01'; expected a date from 2008-12-16 to 2108-12-15.",
            Assert.Throws<BadFileException>(() => Question.Load("baseline", until: new DateOnly(2008, 1, 1))).Message
        );

    [Fact]
    public void Shortened_run_keeps_interventions_dated_after_its_end() =>
        Assert.NotEmpty(Question.Load("cheaper-handsets", until: new DateOnly(2009, 12, 31)).Scenario.Interventions);

    [Fact]
    public void An_unknown_scenario_is_refused_with_the_nearest_known() =>
        Assert.StartsWith(
            "basline: nothing of that name is shipped; expected baseline (nearest), ",
            Assert.Throws<BadFileException>(() => Question.Load("basline").Scenario).Message,
            StringComparison.Ordinal
        );

    private string Write(string rest) => folder.Write("mine.yaml", Head + rest);

    private Scenario Read(string rest) => Question.Load(Write(rest)).Scenario;

    private BadFileException Refused(string rest) => Assert.Throws<BadFileException>(() => Read(rest));
}
