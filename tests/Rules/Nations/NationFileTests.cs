using AdoptionSim.Nations;
using AdoptionSim.Nations.Files;
using CsCheck;

namespace AdoptionSim.Rules.Tests.Nations;

public sealed class NationFileTests : IDisposable
{
    private static readonly string[] Scraps = ["", "{", "]", "\"", ": ", "\n", "- ", "99", "&a"];
    private readonly NationFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(
        "consider_rate: { value: 0.2,",
        "consider_rate: { value: 99,",
        "adoption.consider_rate.value is '99'; expected a number between 0.01 and 5 1/year"
    )]
    [InlineData("consider_rate: { value: 0.2,", "consider_rate: { value: often,", "adoption.consider_rate.value is 'often'; expected a number")]
    [InlineData("consider_rate: { value: 0.2,", "consider_rate: { value: NaN,", "adoption.consider_rate.value is 'NaN'; expected a number")]
    [InlineData(
        "consider_rate: { value: 0.2, unit: 1/year",
        "consider_rate: { value: 0.2, unit: 1/month",
        "adoption.consider_rate.unit is '1/month'; expected 1/year"
    )]
    [InlineData(
        "consider_rate: { value: 0.2, unit: 1/year, range: [0.01, 5]",
        "consider_rate: { value: 0.2, unit: 1/year, range: [0.01, 500]",
        "adoption.consider_rate.range is '[0.01, 500]'; expected [low, high] between 0 and 52 1/year"
    )]
    [InlineData(
        "consider_rate: { value: 0.2, unit: 1/year, range: [0.01, 5]",
        "consider_rate: { value: 0.2, unit: 1/year, range: [5, 0.01]",
        "adoption.consider_rate.range is '[5, 0.01]'; expected [low, high] between 0 and 52 1/year"
    )]
    [InlineData(
        "consider_rate: {",
        "consider_rat: {",
        "adoption.consider_rat is an unknown key; expected consider_rate (nearest), announced_ahead, reduced, "
            + "applied_at_launch, known_at_launch_in_capital, known_at_launch_elsewhere"
    )]
    [InlineData("limited: true", "limited: perhaps", "supply.limited is 'perhaps'; expected true or false")]
    [InlineData("stage: infant", "stage: baby", "people.work.child.stage is 'baby'; expected infant, pupil, adult, old")]
    [InlineData(
        "date: 2005-06-30, value: 80",
        "date: 2005-02-30, value: 80",
        "market.models.plain.price.points[1].date is '2005-02-30'; expected a date YYYY-MM-DD from 1900-01-01 to 2199-12-31"
    )]
    [InlineData(
        "date: 2005-06-30, value: 80",
        "date: 1605-06-30, value: 80",
        "market.models.plain.price.points[1].date is '1605-06-30'; expected a date YYYY-MM-DD from 1900-01-01 to 2199-12-31"
    )]
    [InlineData(
        "date: 2005-06-30, value: 80",
        "date: 1999-06-30, value: 80",
        "market.models.plain.price.points[1].date is '1999-06-30'; expected a date after 2000-07-01"
    )]
    [InlineData(
        "date: 2005-06-30, value: 80",
        "date: 2005-06-30, value: 8",
        "market.models.plain.price.points[1].value is '8'; expected a number between 10 and 1000 USD"
    )]
    [InlineData("granted: 100", "granted: 101", "permission.table[0].granted is '101'; expected a number between 0 and 100 %")]
    [InlineData(
        "granted: 100",
        "work: farmer, granted: 100",
        "permission.table[0].work is 'farmer'; expected fisher (nearest), keeper, clerk, child, retired, scholar"
    )]
    [InlineData("granted: 100", "class: wavering, granted: 100", "permission.table[0].class is 'wavering'; expected islander (nearest), settler")]
    [InlineData(
        "officials_and_students: [clerk]",
        "officials_and_students: [clark]",
        "access.officials_and_students is 'clark'; expected clerk (nearest), child, scholar, fisher, keeper, retired"
    )]
    [InlineData(
        "what: [voice, text, pictures, newspaper, books]",
        "what: [voice, telegrams]",
        "access.table[0].what[1] is 'telegrams'; expected voice, text, pictures, newspaper, books, intranet, international_calls, data, broadband, internet"
    )]
    [InlineData("what: [intranet], on: [terminal]", "what: [intranet], on: [kiosk]", "access.table[1].on[0] is 'kiosk'; expected handset, terminal, computer")]
    [InlineData(
        "what: [intranet], on: [terminal]",
        "until: 2000-01-01, on: [terminal]",
        "access.table[1].until is '2000-01-01'; expected a date after 2000-07-01 (from), or none"
    )]
    [InlineData(
        "- [local, official_or_student]",
        "- [local, official]",
        "access.call_circles[0][1] is 'official'; expected local, official_or_student, resident_foreigner, tourist, privileged"
    )]
    [InlineData(
        "district: IS-B.3",
        "district: IS-C.1",
        "market.shops[2].district is 'IS-C.1'; expected IS-A.1 (nearest), IS-B.1, IS-A.2, IS-B.2, IS-B.3, IS-B.4"
    )]
    [InlineData("capital_province: IS-A", "capital_province: IS-Z", "capital_province is 'IS-Z'; expected IS-A (nearest), IS-B, IS-C")]
    [InlineData("districts: districts.csv", "districts: distrikts.csv", "expected the name of a CSV file beside this one")]
    [InlineData("key: islandia", "key: Islandia!", "key is 'Islandia!'; expected " + NameRule.Allowed)]
    [InlineData("key: islandia", "key: ../islandia", "key is '../islandia'; expected " + NameRule.Allowed)]
    public void Errors_name_file_line_field_value_and_allowed_values(string old, string spoilt, string complaint)
    {
        var line = folder.Spoil("nation.yaml", old, spoilt);

        var error = folder.Refused();
        Assert.Contains(error.Problems, problem =>
            problem.ToString().StartsWith($"{folder.Nation}:{line}: ", StringComparison.Ordinal)
            && problem.ToString().EndsWith($"{complaint}.", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_sector_cannot_begin_with_more_channels_than_its_maximum()
    {
        folder.Spoil("nation.yaml", "  channels: { value: 14,", "  channels: { value: 61,");
        var line = Array.FindIndex(File.ReadAllLines(folder.Nation), text => text.Contains("channels_most", StringComparison.Ordinal)) + 1;

        Assert.Equal($"{folder.Nation}:{line}: network.channels_most.value is '60'; expected 61 (network.channels) or more.", folder.Refused().Message);
    }

    [Fact]
    public void The_message_is_one_line_an_editor_can_jump_to()
    {
        var line = folder.Spoil("nation.yaml", "consider_rate: { value: 0.2,", "consider_rate: { value: 99,");

        var error = folder.Refused();

        Assert.Equal($"{folder.Nation}:{line}: adoption.consider_rate.value is '99'; expected a number between 0.01 and 5 1/year.", error.Message);
        Assert.Equal(
            (folder.Nation, line, "adoption.consider_rate.value", "is '99'", "a number between 0.01 and 5 1/year"),
            (error.File, error.Line, error.Field, error.Fault, error.Allowed)
        );
    }

    [Fact]
    public void All_errors_are_reported_in_the_order_of_the_file()
    {
        var first = folder.Spoil("nation.yaml", "median_income: { value: 900,", "median_income: { value: 9,");
        var second = folder.Spoil("nation.yaml", "texts: { value: 30, unit: 1/month,", "texts: { value: 30, unit: 1/week,");

        Assert.Equal([first, second], folder.Refused().Problems.Select(problem => problem.At.Line));
    }

    [Fact]
    public void A_missing_key_is_reported_at_its_group()
    {
        folder.Spoil("nation.yaml", "  texts: { value: 30, unit: 1/month, range: [0, 500], source: \"assumption: invented\" }\n", "");
        var group = File.ReadAllLines(folder.Nation).ToList().IndexOf("use:") + 1;

        Assert.Equal($"{folder.Nation}:{group}: use.texts is missing; expected a value in 1/month.", folder.Refused().Message);
    }

    [Fact]
    public void A_quantity_without_a_source_is_refused()
    {
        var line = folder.Spoil("nation.yaml", "source: \"assumption: a GSM carrier\"", "source: \"\"");

        Assert.Equal($"{folder.Nation}:{line}: network.channel_step.source is missing; expected a word or a sentence.", folder.Refused().Message);
    }

    [Fact]
    public void A_duplicate_key_is_reported_at_its_second_line()
    {
        var line = folder.Spoil("nation.yaml", "  limited: true\n", "  limited: true\n  limited: false\n");

        var error = folder.Refused();

        Assert.Equal((folder.Nation, line + 1), (error.File, error.Line));
        Assert.Contains("limited", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Invalid_yaml_is_reported_with_its_line()
    {
        folder.Write("nation.yaml", "key: islandia\nname: [Islandia\nlaunch: 2000-07-01\n");

        Assert.InRange(folder.Refused().Line ?? 0, 2, 4);
    }

    [Theory]
    [InlineData("")]
    [InlineData("islandia\n")]
    [InlineData("- a\n- b\n")]
    public void A_file_without_keys_is_refused(string text)
    {
        folder.Write("nation.yaml", text);

        Assert.Equal($"{folder.Nation}:1: the file is not one group of keys; expected one YAML document with KEY: VALUE lines.", folder.Refused().Message);
    }

    [Theory]
    [InlineData("key: &a [*a]\n")]
    [InlineData("key: *a\n")]
    [InlineData("key:\tislandia\n\tname: x\n")]
    [InlineData("? [a, b]\n: c\n")]
    [InlineData("key: [[[[[[[[[[[[[[[[[[[[deep]]]]]]]]]]]]]]]]]]]]\n")]
    [InlineData("key: a\n---\nkey: b\n")]
    [InlineData("key: \"islandia\n")]
    public void Strange_yaml_is_refused_with_a_line(string text)
    {
        folder.Write("nation.yaml", text);

        Assert.NotNull(folder.Refused().Line);
    }

    [Fact]
    public void A_folder_in_place_of_a_file_is_refused() => Assert.Throws<BadFileException>(() => NationFile.Read(Path.GetDirectoryName(folder.Nation)!));

    [Fact]
    public void A_file_corrupted_anywhere_is_either_read_or_refused()
    {
        var whole = File.ReadAllText(folder.Nation);
        Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Int[0, 60], Gen.Int[0, Scraps.Length - 1])
            .Sample(
                (from, length, scrap) =>
                {
                    folder.Write("nation.yaml", whole.Remove(from, Math.Min(length, whole.Length - from)).Insert(from, Scraps[scrap]));
                    var refused = Record.Exception(() => NationFile.Read(folder.Nation));
                    Assert.True(refused is null or BadFileException, $"{refused}");
                },
                iter: 150,
                threads: 1
            );
    }

    [Fact]
    public void A_missing_file_is_reported_by_name()
    {
        var error = Assert.Throws<BadFileException>(() => NationFile.Read(folder["nowhere.yaml"]));

        Assert.Equal($"{folder["nowhere.yaml"]}: no such file; expected the path of a file.", error.Message);
    }

    [Theory]
    [InlineData("from: 65, to: 90, share: 15", "from: 65, to: 90, share: 14", "people.ages", "people.ages has shares that add up to 99; expected 100 %")]
    [InlineData(
        "from: 40, to: 64",
        "from: 41, to: 64",
        "people.ages",
        "people.ages has a band from 41 to 64; expected a band from 40 on, so that there is no gap"
    )]
    [InlineData("{ size: 5, share: 5", "{ size: 4, share: 5", "people.households", "people.households has size 4 2 times; expected each size once")]
    [InlineData("{ size: 5, share: 5", "{ size: 5, share: 6", "people.households", "people.households has shares that add up to 101; expected 100 %")]
    [InlineData("urban_share: 65", "urban_share: 64", "people.work", "people.work has urban shares of stage adult that add up to 99; expected 100 %")]
    [InlineData("rural_share: 25", "rural_share: 24", "people.work", "people.work has rural shares of stage adult that add up to 99; expected 100 %")]
    [InlineData(
        "share: 85, capital_share: 70",
        "share: 80, capital_share: 70",
        "people.classes",
        "people.classes has shares that add up to 95; expected 100 %"
    )]
    [InlineData(
        "share: 85, capital_share: 70",
        "share: 85, capital_share: 71",
        "people.classes",
        "people.classes has capital shares that add up to 101; expected 100 %"
    )]
    public void Inconsistent_margins_are_reported_at_their_group(string old, string spoilt, string group, string complaint)
    {
        folder.Spoil("nation.yaml", old, spoilt);
        var line = Array.FindIndex(File.ReadAllLines(folder.Nation), text => text.Trim() == $"{group.Split('.')[1]}:") + 1;

        Assert.Equal($"{folder.Nation}:{line}: {complaint}.", folder.Refused().Message);
    }
}
