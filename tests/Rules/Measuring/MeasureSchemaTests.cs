using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AdoptionSim.Nations.Measures;
using AdoptionSim.Nations.Measures.Features;

namespace AdoptionSim.Rules.Tests.Measuring;

public sealed class MeasureSchemaTests
{
    private static readonly MeasureSchema Schema = MeasureSchema.Current;

    [Fact]
    public void It_lists_every_measure_in_the_order_of_its_row()
    {
        Assert.Equal(
            Measures.OfDistricts.Concat(Measures.OfNation).Concat(Measures.OfCohorts).Concat(Measures.OfTowers).Concat(Measures.OfStrata),
            Schema.Measures
        );
        Assert.Equal(
            (Measures.Count, NationSeries.Nation, NationSeries.Foreign),
            (Schema.Count(MeasureLevel.District), Schema.Count(MeasureLevel.Nation), Schema.Count(MeasureLevel.Cohort))
        );
        Assert.Equal(
            AllRatios.Declared.Select(each => each.Ratio.Name).Concat(AllRatios.OfNation.Select(each => each.Ratio.Name)),
            Schema.Ratios.Select(ratio => ratio.Name)
        );
    }

    [Fact]
    public void Every_declaration_has_a_unit_meaning_and_unique_name()
    {
        var names = Schema.Measures.Select(measure => (measure.Level, measure.Name)).Concat(Schema.Ratios.Select(ratio => (ratio.Level, ratio.Name))).ToList();

        Assert.Distinct(names);
        Assert.All(names, name => Assert.Matches("^[a-z][a-z0-9_]*$", name.Name));
        Assert.All(Schema.Measures, measure => Assert.True(measure.Unit.Length > 0 && measure.PartsOfUnit > 0 && measure.Help.EndsWith('.'), measure.Name));
        Assert.All(Schema.Ratios, ratio => Assert.True(ratio.Unit.Length > 0 && ratio.Factor > 0 && ratio.Help.EndsWith('.'), ratio.Name));
    }

    [Fact]
    public void Every_ratio_names_measures_of_the_schema_or_a_constant()
    {
        string[] constants = [.. Enum.GetValues<PlaceConstant>().Select(PlaceConstants.Name)];

        Assert.All(Schema.Ratios, ratio => Schema.Handle(ratio.Numerator, ratio.Level));
        Assert.All(Schema.Ratios.SelectMany(ratio => ratio.Denominator.Except(constants).Select(name => (name, ratio.Level))), each =>
            Schema.Handle(each.name, each.Level)
        );
    }

    [Fact]
    public void The_hash_is_the_SHA_256_of_the_canonical_form() =>
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Schema.Json))), Schema.Hash);

    [Fact]
    public void The_canonical_form_states_what_a_reader_needs()
    {
        using var json = JsonDocument.Parse(Schema.Json);
        var offered = json
            .RootElement.GetProperty("measures")
            .EnumerateArray()
            .Single(measure => measure.GetProperty("name").GetString() == "offered_traffic_milli_erlangs");
        var covered = json.RootElement.GetProperty("ratios").EnumerateArray().Single(ratio => ratio.GetProperty("name").GetString() == "covered_percent");

        Assert.Equal(
            ("district", "level", "network", "erlangs", 1000, false),
            (
                Text(offered, "level"),
                Text(offered, "kind"),
                Text(offered, "group"),
                Text(offered, "unit"),
                offered.GetProperty("partsOfUnit").GetInt32(),
                offered.GetProperty("isReal").GetBoolean()
            )
        );
        Assert.Equal(
            ("covered_people", "people", 100),
            (Text(covered, "numerator"), covered.GetProperty("denominator")[0].GetString(), covered.GetProperty("factor").GetDouble())
        );
        Assert.DoesNotContain('\n', Schema.Json);
    }

    [Fact]
    public void A_schema_that_was_sent_is_the_same()
    {
        var read = MeasureSchema.Parse(Schema.Json);

        Assert.Equal((Schema.Hash, Schema.Json), (read.Hash, read.Json));
        Assert.Equal(Schema.Measures, read.Measures);
        Assert.Equal(Schema.Handle("calls"), read.Handle("calls"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"measures":[{"name":"calls","level":"galaxy"}],"ratios":[]}""")]
    public void A_text_that_is_no_schema_is_refused(string text) =>
        Assert.Contains(
            "expected the text that IRun.Schema returns",
            Assert.Throws<FormatException>(() => MeasureSchema.Parse(text)).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void Rows_are_read_by_name()
    {
        var districts = CountRows.Zero(2);
        districts.Of(0)[(int)PhoneMeasures.Subscribers] = 7;
        districts.Of(1)[(int)PhoneMeasures.Subscribers] = 5;
        var nation = new long[NationSeries.Length(2)];
        var towers = new long[2 * TowerMeasures.Count];
        towers[TowerMeasures.Count + (int)TowerMeasure.OfferedMilliErlangs] = 250;
        (nation[(int)NationMeasure.VettingWaiting], nation[NationSeries.IndexOf(1, ForeignMeasure.Lines)]) = (3, 4);

        var rows = Schema.Read(Schema.Hash, districts.Packed, nation, towers, []);
        var (subscribers, waiting, lines) = (
            Schema.Handle("subscribers_simulated"),
            Schema.Handle("vetting_waiting", MeasureLevel.Nation),
            Schema.Handle("lines", MeasureLevel.Cohort)
        );

        Assert.Equal((2, 2), (rows.Districts, rows.Cohorts));
        Assert.Equal((7, 5, 12), (rows[0, subscribers], rows[1, subscribers], rows[subscribers]));
        Assert.Equal((3, 0, 4, 4), (rows[waiting], rows[0, lines], rows[1, lines], rows[lines]));
        Assert.Equal(
            (2, 250, 250),
            (rows.Towers, rows[1, Schema.Handle("offered_erlangs", MeasureLevel.Tower)], rows[Schema.Handle("offered_erlangs", MeasureLevel.Tower)])
        );
        Assert.Throws<ArgumentOutOfRangeException>(() => rows[2, subscribers]);
        Assert.Throws<ArgumentException>(() => rows[0, waiting]);
    }

    [Fact]
    public void Rows_with_additional_measures_are_read_by_name()
    {
        var later = MeasureSchema.Parse(Schema.Json.Replace("{\"measures\":[", "{\"measures\":[" + Further, StringComparison.Ordinal));

        var rows = later.Read(later.Hash, [.. Enumerable.Range(0, 2 * (Measures.Count + 1)).Select(count => (long)count)], [], [], []);

        Assert.Equal(
            (0, 1, Measures.Count + 2),
            (rows[0, later.Handle("radios")], rows[0, later.Handle("subscribers_simulated")], rows[1, later.Handle("subscribers_simulated")])
        );
    }

    [Fact]
    public void An_unknown_name_is_refused_with_the_names_there_are()
    {
        var error = Assert.Throws<ArgumentException>(() => Schema.Handle("subscriber"));

        Assert.StartsWith(
            "The measure is 'subscriber'; expected one that is counted by district: subscribers_simulated, urban_subscribers, ",
            error.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Rows_of_another_schema_are_refused()
    {
        var error = Assert.Throws<SchemaMismatchException>(() => Schema.Read("0a1b", [], [], [], []));

        Assert.StartsWith($"The rows have the measure schema '0a1b'; expected '{Schema.Hash}'.", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Schema.Read(Schema.Hash, new long[Measures.Count + 1], [], [], []));
        Assert.Throws<ArgumentException>(() => Schema.Read(Schema.Hash, [], [], new long[TowerMeasures.Count + 1], []));
    }

    private const string Further =
        """{"name":"radios","level":"district","kind":"stock","group":"gadgets","unit":"radios","partsOfUnit":1,"isReal":false,"help":"Radios."},""";

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
