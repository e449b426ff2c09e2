using System.Text.Json;
using AdoptionSim.Client.Tests.Support;
using AdoptionSim.Nations.Measures;

namespace AdoptionSim.Client.Tests.Results;

public sealed class ResultsTests : IDisposable
{
    private readonly Cli _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task A_run_writes_all_its_files_whole_and_nothing_else()
    {
        await RunAsync();

        Assert.Equal(
            [
                "out",
                "out/curve.svg",
                "out/digests.csv",
                "out/districts.csv",
                "out/divide.svg",
                "out/foreigners.csv",
                "out/inequality.csv",
                "out/manifest.json",
                "out/national.csv",
                "out/provinces.csv",
                "out/record.csv",
                "out/record.svg",
                "out/report.html",
                "out/services.svg",
                "out/strata.csv",
                "out/towers.csv",
            ],
            _cli.Everything()
        );
    }

    [Fact]
    public async Task Every_measure_has_its_column_and_every_date_its_row()
    {
        await RunAsync();

        var rows = CsvText.Read(_cli.PathTo("out", "national.csv"));
        Assert.Equal(Measures.Count, Measures.OfDistricts.Select(measure => measure.Name).Distinct().Count());
        Assert.All(Measures.All, measure => Assert.Contains(Measures.Of(measure).Name, rows[0].Keys));
        Assert.All(rows[0].Keys, column => Assert.Matches("^[a-z][a-z0-9_]*$", column));
        Assert.Equal(rows.Count, rows.Select(row => row["date"]).Distinct().Count());
        Assert.Equal(Manifest().GetProperty("ticks").GetInt32() + 1, rows.Count);
    }

    [Fact]
    public async Task Districts_and_provinces_each_sum_to_every_national_measure()
    {
        await RunAsync();

        AssertNationIsTheSumOf("districts.csv");
        AssertNationIsTheSumOf("provinces.csv");
    }

    [Theory]
    [InlineData("national.csv")]
    [InlineData("provinces.csv")]
    [InlineData("districts.csv")]
    public async Task Subscribers_are_simulated_ones_over_scale_rounded_at_each_level(string table)
    {
        await RunAsync("--scale", "0.3");

        Assert.All(CsvText.Read(_cli.PathTo("out", table)), row =>
            Assert.Equal(Math.Round(row.Integer("subscribers_simulated") / 0.3, MidpointRounding.AwayFromZero), row.Integer("subscribers"))
        );
    }

    [Fact]
    public async Task Penetration_is_relative_to_all_people_and_ages_15_plus()
    {
        await RunAsync("--scale", "0.5");

        var last = CsvText.Read(_cli.PathTo("out", "national.csv"))[^1];
        Assert.Equal(100 * last.Integer("subscribers_simulated") / (0.5 * last.Integer("people")), last.Number("penetration_percent"), 4);
        Assert.Equal(100 * last.Integer("unique_owners") / (0.5 * last.Integer("people_15_plus")), last.Number("penetration_15_plus_percent"), 4);
    }

    [Fact]
    public async Task Station_row_has_its_command_target_and_traffic_in_erlangs()
    {
        await RunAsync();

        var row = CsvText.Read(_cli.PathTo("out", "towers.csv"))[1];
        var district = CsvText.Read(_cli.PathTo("out", "districts.csv"))[1]["district"];
        Assert.Equal($"{district}/t/1", row["tower"]);
        Assert.Equal(["1", "3", "60", "1.234", "0.005", "0.020500", "0.007", "0.013600"], row.Values.Skip(3));
    }

    [Fact]
    public async Task Groups_of_people_have_a_row_per_date_and_place()
    {
        await RunAsync();

        var rows = CsvText.Read(_cli.PathTo("out", "strata.csv"));
        var dates = CsvText.Read(_cli.PathTo("out", "national.csv")).Count;
        Assert.Equal(dates, CsvText.Read(_cli.PathTo("out", "inequality.csv")).Count);
        Assert.Equal(dates, rows.Count(row => row["place"] == "nation" && row["dimension"] == "total"));
        Assert.Equal(dates * 10, rows.Count(row => row["place"] == "countryside" && row["dimension"] == "income"));
        Assert.All(rows, row => Assert.Equal(row["dimension"] is "sex" or "age" or "work" or "sex_age", row["households_with_phone"].Length == 0));
        Assert.Contains("No rule of the model reads sex.", await File.ReadAllTextAsync(_cli.PathTo("out", "report.html")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_digest_chain_ends_with_the_manifests_digest()
    {
        await RunAsync("--seed", "18446744073709551615");

        Assert.Equal(Manifest().GetProperty("digest").GetString(), CsvText.Read(_cli.PathTo("out", "digests.csv"))[^1]["digest"]);
        Assert.Equal(ulong.MaxValue, Manifest().GetProperty("seed").GetUInt64());
    }

    [Fact]
    public async Task The_manifest_has_every_effective_value_but_no_districts()
    {
        await RunAsync("--set", "adoption.consider_rate=0.5");

        var scenario = Manifest().GetProperty("scenario");
        Assert.Equal("islandia", scenario.GetProperty("key").GetString());
        Assert.Equal("islandia", scenario.GetProperty("file").GetString());
        Assert.Equal(0.5, scenario.GetProperty("nation").GetProperty("adoption").GetProperty("consider_rate").GetProperty("value").GetDouble());
        Assert.False(scenario.GetProperty("nation").TryGetProperty("districts", out _));
    }

    [Fact]
    public async Task The_manifest_is_the_only_standard_output_with_json()
    {
        var result = await RunAsync("--json");

        Assert.Equal(File.ReadAllText(_cli.PathTo("out", "manifest.json")), result.Output);
        Assert.Equal(JsonValueKind.Object, JsonDocument.Parse(result.Output).RootElement.ValueKind);
    }

    [Fact]
    public async Task The_curve_names_scenario_seed_and_axes()
    {
        await RunAsync("--seed", "42");

        var curve = File.ReadAllText(_cli.PathTo("out", "curve.svg"));
        Assert.Contains("seed 42", curve, StringComparison.Ordinal);
        Assert.Contains("subscribers (active lines)", curve, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_fails_says_why_and_leaves_nothing()
    {
        _cli.Clusters = FakeClusters.Of(() => new FakeRun(error: "the cohort is ill"));

        var result = await _cli.InvokeAsync("run", "islandia", "--out", "out", "--quiet");

        Assert.Equal((ExitStatus.Failed, "The run failed: the cohort is ill\n"), (result.Status, result.Error));
        Assert.Empty(_cli.Everything());
    }

    [Fact]
    public async Task The_manifest_ends_with_the_schema_of_the_measures()
    {
        await RunAsync();

        var last = Manifest().EnumerateObject().Last();
        Assert.Equal(("schema", MeasureSchema.Current.Hash), (last.Name, last.Value.GetProperty("hash").GetString()));
        Assert.Equal(
            MeasureSchema.Current.Measures.Select(measure => measure.Name),
            last.Value.GetProperty("measures").EnumerateArray().Select(measure => measure.GetProperty("name").GetString())
        );
        Assert.Equal(
            MeasureSchema.Current.Ratios.Select(ratio => ratio.Name),
            last.Value.GetProperty("ratios").EnumerateArray().Select(ratio => ratio.GetProperty("name").GetString())
        );
    }

    [Fact]
    public async Task Rows_of_another_schema_are_refused_and_leave_nothing()
    {
        _cli.Clusters = FakeClusters.Of(() => new FakeRun { RowSchema = "0a1b" });

        var result = await _cli.InvokeAsync("run", "islandia", "--out", "out", "--quiet");

        Assert.Equal(ExitStatus.Failed, result.Status);
        Assert.StartsWith($"The rows have the measure schema '0a1b'; expected '{MeasureSchema.Current.Hash}'.", result.Error, StringComparison.Ordinal);
        Assert.Empty(_cli.Everything());
    }

    private void AssertNationIsTheSumOf(string table)
    {
        var days = CsvText.Read(_cli.PathTo("out", table)).GroupBy(row => row["date"]).ToDictionary(day => day.Key, day => day.ToArray());
        foreach (var nation in Assert.AtLeastOne(CsvText.Read(_cli.PathTo("out", "national.csv"))))
        {
            Assert.All([.. Measures.All.Select(measure => Measures.Of(measure).Name), "people"], column =>
                Assert.Equal(nation.Integer(column), days[nation["date"]].Sum(row => row.Integer(column)))
            );
        }
    }

    private async Task<CliResult> RunAsync(params string[] more)
    {
        var result = await _cli.InvokeAsync(["run", "islandia", "--out", "out", "--quiet", .. more]);
        Assert.True(result.Status == ExitStatus.Done, result.Error);
        return result;
    }

    private JsonElement Manifest() => JsonDocument.Parse(File.ReadAllText(_cli.PathTo("out", "manifest.json"))).RootElement;
}
