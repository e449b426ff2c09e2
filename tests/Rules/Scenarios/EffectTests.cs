using AdoptionSim.Nations.Files;
using AdoptionSim.Nations.Scenarios;
using AdoptionSim.Rules.Tests.Nations;

namespace AdoptionSim.Rules.Tests.Scenarios;

/// <summary>Tests that an intervention without any possible effect is refused; each case has a similar one that is accepted.</summary>
public sealed class EffectTests : IDisposable
{
    private readonly NationFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(
        "power: { where: { districts: [] }, factor: 3 }",
        "power.where.districts is an empty list, which selects nothing; expected at least one district, or no such key for all."
    )]
    [InlineData(
        "towers: { where: { districts: [] }, add: 3 }",
        "towers.where.districts is an empty list, which selects nothing; expected at least one district, or no such key for all."
    )]
    [InlineData(
        "gift: { where: { districts: [] }, share: 3, model: plain }",
        "gift.where.districts is an empty list, which selects nothing; expected at least one district, or no such key for all."
    )]
    [InlineData("power: { where: { districts: [IS-B.1, IS-B.1] }, factor: 3 }", "power.where.districts has 'IS-B.1' twice; expected each district once.")]
    [InlineData(
        "power: { where: { province: IS-A, place: county }, factor: 3 }",
        "power selects no district with its where; expected a where that selects at least one."
    )]
    [InlineData(
        "towers: { where: { province: IS-A, districts: [IS-B.1] }, add: 3 }",
        "towers selects no district with its where; expected a where that selects at least one."
    )]
    [InlineData(
        "towers: { where: { place: closed }, add: 3 }",
        "towers selects only closed districts with its where, which have no station, shop or phone; expected a where that selects an open district."
    )]
    [InlineData(
        "gift: { where: { province: IS-C }, share: 3, model: plain }",
        "gift selects only closed districts with its where, which have no station, shop or phone; expected a where that selects an open district."
    )]
    [InlineData("price: { factor: 1 }", "price changes nothing: the factor 1 is in force already; expected a value that differs from the one in force.")]
    [InlineData(
        "price: { model: plain, factor: 1 }",
        "price changes nothing: the factor 1 is in force already; expected a value that differs from the one in force."
    )]
    [InlineData("power: { factor: 1 }", "power changes nothing: the factor 1 is in force already; expected a value that differs from the one in force.")]
    [InlineData("tariff: { }", "tariff has no part; expected monthly_fee, included_minutes or extra_minute.")]
    [InlineData(
        "tariff: { extra_minute: 0.1 }",
        "tariff changes nothing: the tariff is in force already; expected a value that differs from the one in force."
    )]
    [InlineData("supply: { }", "supply has no part; expected limited, cap_factor or extra_stock.")]
    [InlineData(
        "supply: { limited: true, cap_factor: 1, extra_stock: 0 }",
        "supply changes nothing: supply is so already; expected a value that differs from the one in force."
    )]
    [InlineData("towers: { }", "towers has no part; expected add, on_air or channels.")]
    [InlineData("towers: { add: 0 }", "towers has no part; expected add, on_air or channels.")]
    [InlineData("towers: { on_air: true }", "towers changes nothing: no station was switched off before; expected on_air: false on an earlier date.")]
    [InlineData(
        "permission: { granted: 100, source: x }",
        "permission changes nothing: there is nobody whom it concerns, or the chance is the one in force already; expected a group of the nation "
            + "and another chance."
    )]
    [InlineData(
        "permission: { work: child, granted: 5, source: x }",
        "permission changes nothing: there is nobody whom it concerns, or the chance is the one in force already; expected a group of the nation "
            + "and another chance."
    )]
    [InlineData(
        "permission: { place: closed, granted: 5, source: x }",
        "permission changes nothing: there is nobody whom it concerns, or the chance is the one in force already; expected a group of the nation "
            + "and another chance."
    )]
    [InlineData(
        "access: { who: [local], what: [voice], on: [handset], allowed: true }",
        "access changes nothing: there is nobody whom it concerns, or it is so already; expected a use that it allows or forbids anew."
    )]
    [InlineData("gift: { share: 0, model: plain }", "gift changes nothing: share is '0'; expected a share greater than 0.")]
    [InlineData(
        "gift: { age_from: 30, age_to: 20, share: 5, model: plain }",
        "gift has an empty range of ages from 30 to 20; expected age_from at most age_to."
    )]
    [InlineData(
        "gift: { age_to: 5, share: 5, model: plain }",
        "gift changes nothing: the nation has nobody of that work, class, settlement and age where it is given; expected a group that exists and "
            + "is old enough for a line."
    )]
    [InlineData(
        "gift: { age_from: 91, share: 5, model: plain }",
        "gift changes nothing: the nation has nobody of that work, class, settlement and age where it is given; expected a group that exists and "
            + "is old enough for a line."
    )]
    [InlineData(
        "gift: { work: retired, age_to: 64, share: 5, model: plain }",
        "gift changes nothing: the nation has nobody of that work, class, settlement and age where it is given; expected a group that exists and "
            + "is old enough for a line."
    )]
    [InlineData(
        "gift: { where: { province: IS-A }, settlement: rural, share: 5, model: plain }",
        "gift changes nothing: the nation has nobody of that work, class, settlement and age where it is given; expected a group that exists and "
            + "is old enough for a line."
    )]
    public void What_can_change_nothing_is_refused_with_its_line(string intervention, string complaint)
    {
        var refused = Assert.Throws<BadFileException>(() => Read($"  - {{ date: 2001-01-01, {intervention} }}\n"));

        Assert.Equal($"{folder["mine.yaml"]}:6: interventions[0].{complaint}", refused.Message.Split('\n')[0]);
    }

    [Theory]
    [InlineData("power: { where: { districts: [IS-B.1] }, factor: 0 }")]
    [InlineData("power: { where: { place: county }, factor: 3 }")]
    [InlineData("power: { factor: 0 }")]
    [InlineData("price: { factor: 0.99 }")]
    [InlineData("tariff: { monthly_fee: 10 }")]
    [InlineData("supply: { extra_stock: 1 }")]
    [InlineData("supply: { limited: false }")]
    [InlineData("towers: { channels: 14 }")]
    [InlineData("towers: { on_air: false }")]
    [InlineData("permission: { work: clerk, granted: 99, source: x }")]
    [InlineData("access: { who: [tourist], what: [voice], allowed: false }")]
    [InlineData("access: { who: [local], what: [intranet], on: [handset], allowed: true, until: 2001-01-02 }")]
    [InlineData("gift: { where: { province: IS-B }, settlement: rural, work: retired, age_from: 65, share: 5, model: plain }")]
    public void What_changes_something_is_read(string intervention) => Assert.Single(Read($"  - {{ date: 2001-01-01, {intervention} }}\n").Interventions);

    [Theory]
    [InlineData("price: { factor: 0.5 }", "price: { factor: 1 }", "price: { factor: 1 }")]
    [InlineData("power: { where: { place: county }, factor: 2 }", "power: { factor: 1 }", "power: { factor: 1 }")]
    [InlineData("tariff: { extra_minute: 0.5 }", "tariff: { extra_minute: 0.1 }", "tariff: { extra_minute: 0.1 }")]
    [InlineData("towers: { on_air: false }", "towers: { on_air: true }", "towers: { on_air: true }")]
    [InlineData("permission: { granted: 50, source: x }", "permission: { granted: 100, source: x }", "permission: { granted: 100, source: x }")]
    [InlineData(
        "access: { who: [local], what: [voice], allowed: false }",
        "access: { who: [local], what: [voice], on: [handset], allowed: true }",
        "access: { who: [local], what: [voice], on: [handset], allowed: true }"
    )]
    [InlineData("supply: { limited: false }", "supply: { limited: true }", "supply: { limited: true }")]
    public void What_undoes_an_earlier_intervention_is_read_once(string first, string second, string third)
    {
        var two = $"  - {{ date: 2001-01-01, {first} }}\n  - {{ date: 2002-01-01, {second} }}\n";

        Assert.Equal(2, Read(two).Interventions.Length);
        var refused = Assert.Throws<BadFileException>(() => Read($"{two}  - {{ date: 2003-01-01, {third} }}\n"));
        Assert.StartsWith($"{folder["mine.yaml"]}:8: interventions[2].", refused.Message, StringComparison.Ordinal);
    }

    /// <summary>Stations that were built since the first change are on the air, and have the nation's number of channels.</summary>
    [Theory]
    [InlineData("on_air: false", "on_air: false")]
    [InlineData("channels: 20", "channels: 20")]
    [InlineData("on_air: false, channels: 20", "channels: 20")]
    [InlineData("add: 1, on_air: false", "where: { province: IS-A }, on_air: false")]
    public void Repeated_change_of_stations_is_refused_on_the_same_day(string first, string again)
    {
        var refused = Assert.Throws<BadFileException>(() => Read($"{Towers("2001-01-01", first)}{Towers("2001-01-01", again)}"));

        Assert.Equal(
            $"{folder["mine.yaml"]}:7: interventions[1].towers changes nothing: it was done on the same day; "
                + "expected a value that differs from the one in force.",
            refused.Message
        );
        Assert.Equal(2, Read($"{Towers("2001-01-01", first)}{Towers("2002-01-01", again)}").Interventions.Length);
    }

    [Theory]
    [InlineData("where: { province: IS-A }, on_air: false", "on_air: false")]
    [InlineData("on_air: false", "add: 1, on_air: false")]
    [InlineData("on_air: false", "on_air: false, channels: 20")]
    [InlineData("on_air: false", "on_air: true")]
    [InlineData("channels: 20", "channels: 21")]
    public void Further_change_of_stations_on_the_same_day_is_read(string first, string second) =>
        Assert.Equal(2, Read($"{Towers("2001-01-01", first)}{Towers("2001-01-01", second)}").Interventions.Length);

    private static string Towers(string date, string parts) => $"  - {{ date: {date}, towers: {{ {parts} }} }}\n";

    [Fact]
    public void Extra_stock_without_supply_limit_is_refused_unless_one_follows()
    {
        const string stock = "  - { date: 2001-01-01, supply: { extra_stock: 5 } }\n";

        var refused = Assert.Throws<BadFileException>(() => Read(stock, "set: { supply.limited: false }\n"));

        Assert.Equal(
            $"{folder["mine.yaml"]}:7: interventions[0].supply changes nothing: supply is not limited; expected limited: true at the same time or later.",
            refused.Message
        );
        Assert.Equal(2, Read($"{stock}  - {{ date: 2002-01-01, supply: {{ limited: true }} }}\n", "set: { supply.limited: false }\n").Interventions.Length);
    }

    private Scenario Read(string interventions, string set = "") =>
        Question
            .Load(folder.Write("mine.yaml", $"scenario: mine\nasks: What if?\nnation: nation.yaml\nuntil: 2004-12-31\n{set}interventions:\n{interventions}"))
            .Scenario;
}
