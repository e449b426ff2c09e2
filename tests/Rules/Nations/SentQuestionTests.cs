using System.Text;
using System.Text.Json.Nodes;
using AdoptionSim.Nations.Files;
using AdoptionSim.Rules.Tests.Files;
using CsCheck;

namespace AdoptionSim.Rules.Tests.Nations;

/// <summary>Tests arbitrary bytes from a client: each text is read as a nation or refused.</summary>
public sealed class SentQuestionTests
{
    private static readonly Question Islandia = Question.Load("islandia");
    private static readonly byte[] Nation = NationJson.Write(Islandia.Nation);
    private static readonly byte[] Scenario = NationJson.Write(Islandia.Scenario);

    [Fact]
    public void What_is_shipped_passes()
    {
        Assert.NotEmpty(Shipped.ScenarioKeys());
        Assert.All(Shipped.ScenarioKeys(), key =>
        {
            var question = Question.Load(key);
            Assert.Equal(key, SentQuestion.Read(NationJson.Write(question.Nation), NationJson.Write(question.Scenario)).Scenario.Key);
        });
    }

    [Theory]
    [InlineData("", "nation: 0 bytes; expected 1 to 67108864 bytes.")]
    [InlineData("null", "nation: not such JSON (null is not a nation); expected JSON as NationJson writes it.")]
    [InlineData("[]", "nation: not such JSON (")]
    [InlineData("{}", "nation: not such JSON (")]
    [InlineData("\u0001", "nation: not such JSON (")]
    [InlineData("{\"key\": 1}", "nation: not such JSON (")]
    public async Task Other_bytes_are_refused(string json, string complaint) =>
        Assert.StartsWith(complaint, (await Within.Refused(() => SentQuestion.Read(Encoding.UTF8.GetBytes(json), Scenario))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Deep_json_is_refused() =>
        Assert.StartsWith(
            "nation: not such JSON (",
            (await Within.Refused(() => SentQuestion.Read(Encoding.UTF8.GetBytes(new string('[', 1_000_000)), Scenario))).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public async Task Missing_bytes_are_refused()
    {
        Assert.StartsWith("nation: 0 bytes", (await Within.Refused(() => SentQuestion.Read(null, Scenario))).Message, StringComparison.Ordinal);
        Assert.StartsWith("scenario: 0 bytes", (await Within.Refused(() => SentQuestion.Read(Nation, null))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "adoption.consider_rate.value",
        "1e300",
        "nation: adoption.consider_rate is '1E+300'; expected a number within its range, between 0 and 52 1/year."
    )]
    [InlineData(
        "districts.0.male",
        "-5",
        "nation: districts[0] has margins, a rank or a point that do not fit each other; expected a row as districts.csv may have it."
    )]
    [InlineData("districts.0.key", "\"../x\"", "nation: districts[0].key is '../x'; expected keys in ordinal order, each once, of ")]
    [InlineData("districts.0.place", "99", "nation: districts[0].place is '99'; expected capital, ")]
    [InlineData("districts", "[]", "nation: districts has no open district; ")]
    [InlineData("districts", "[null]", "nation: districts[0] is missing; expected a value.")]
    [InlineData("market.models.0.price.points", "[]", "nation: market.models[0].price.points is empty; expected at least one point.")]
    [InlineData("market.models", "[]", "nation: market.models has 0 models; expected 1 to 4 models.")]
    [InlineData("people.ages", "[]", "nation: people.ages has shares that add up to 0; expected 100 %.")]
    [InlineData("launch", "\"0001-01-01\"", "nation: launch is '0001-01-01'; expected a date from 1900-01-01 to 2499-12-31.")]
    public async Task A_value_that_no_file_may_hold_is_refused(string path, string value, string complaint)
    {
        var root = JsonNode.Parse(Nation)!;
        var keys = path.Split('.');
        var parent = keys[..^1].Aggregate(root, (node, key) => int.TryParse(key, out var index) ? node[index]! : node[key]!);
        parent[keys[^1]] = JsonNode.Parse(value);

        var refused = await Within.Refused(() => SentQuestion.Read(Encoding.UTF8.GetBytes(root.ToJsonString()), Scenario));

        Assert.StartsWith(complaint, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nation", "\"dprk\"", "scenario: nation is 'dprk'; expected islandia.")]
    [InlineData("key", "\"a/b\"", "scenario: key is 'a/b'; expected ")]
    [InlineData("until", "\"2400-01-01\"", "scenario: until is '2400-01-01' with start '2000-07-01'; expected ")]
    [InlineData(
        "until",
        "\"2150-01-01\"",
        "scenario: until is '2150-01-01' with start '2000-07-01'; expected a start from 2000-07-01 to 2100-07-01 and an end within 100 years after it"
    )]
    [InlineData("start", "\"1999-01-01\"", "scenario: until is '2005-06-30' with start '1999-01-01'; expected ")]
    [InlineData("interventions", "[null]", "scenario: interventions[0] is missing; expected a value.")]
    [InlineData(
        "interventions",
        """[{"$type":"price","model":"golden","factor":2,"date":"2001-01-01"}]""",
        "scenario: interventions[0].model is 'golden'; expected plain."
    )]
    [InlineData(
        "interventions",
        """[{"$type":"price","model":null,"factor":-2,"date":"2001-01-01"}]""",
        "scenario: interventions[0].factor is '-2'; expected a number between 0 and 100 factor."
    )]
    [InlineData("interventions", """[{"$type":"power","where":null,"factor":2,"date":"2001-01-01"}]""", "scenario: not such JSON (")]
    [InlineData("interventions", """[{"$type":"System.IO.FileInfo"}]""", "scenario: not such JSON (")]
    public async Task A_scenario_that_no_file_may_hold_is_refused(string key, string value, string complaint)
    {
        var root = JsonNode.Parse(Scenario)!;
        root[key] = JsonNode.Parse(value);

        var refused = await Within.Refused(() => SentQuestion.Read(Nation, Encoding.UTF8.GetBytes(root.ToJsonString())));

        Assert.StartsWith(complaint, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, 300)]
    [InlineData(false, 300)]
    public async Task Mutated_bytes_are_read_or_refused(bool isNation, int times)
    {
        var whole = isNation ? Nation : Scenario;
        string[] scraps = ["", "null", "{", "}", "[", "]", "\"", ",", ":", "-1", "1e999", "true", "\0", "{}", "[]", "[null]", "\"\"", "99"];
        var refused = 0;
        await Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Int[0, 40], Gen.Int[0, scraps.Length - 1])
            .SampleAsync(
                async (from, length, scrap) =>
                {
                    byte[] bytes = [.. whole[..from], .. Encoding.UTF8.GetBytes(scraps[scrap]), .. whole[Math.Min(whole.Length, from + length)..]];
                    var thrown = await Within.Limits(() => SentQuestion.Read(isNation ? bytes : Nation, isNation ? Scenario : bytes));
                    Assert.True(thrown is null or BadFileException, $"{thrown}");
                    refused += thrown is null ? 0 : 1;
                },
                iter: times,
                threads: 1
            );
        Assert.True(refused > times / 4, $"Of {times} mutations {refused} were refused.");
    }
}
