using AdoptionSim.Client.Tests.Support;

namespace AdoptionSim.Client.Tests.Exporting;

/// <summary>Tests the export of who has a phone, from <c>strata.csv</c> and <c>inequality.csv</c>.</summary>
public sealed class GroupExportTests : IDisposable
{
    private const string Owners = "adoptsim_owners_by_group{run=\"mine\",";

    private readonly Cli _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task Groups_are_exported_as_the_table_has_them()
    {
        await FinishedRuns.CopyAsync(_cli, "mine", "--scale", "0.5");

        var file = await ExportAsync();

        foreach (var row in Assert.AtLeastOne(Rows("strata.csv").Where(row => row["place"] == "nation" && row["dimension"] == "class")))
        {
            var tags = $"{{run=\"mine\",dimension=\"class\",group=\"{row["group"]}\"}}";
            Assert.Equal(row.Integer("owners") / 0.5, file.Sum($"adoptsim_owners_by_group{tags}", row["date"]));
            Assert.Equal(row.Integer("households") / 0.5, file.Sum($"adoptsim_households_by_group{tags}", row["date"]));
        }

        var additions = 0L;
        foreach (var row in Assert.AtLeastOne(Rows("national.csv")))
        {
            additions += row.Integer("gross_additions");
            Assert.Equal(additions / 0.5, file.Sum("adoptsim_additions_by_group_total{run=\"mine\",dimension=\"total\"", row["date"]));
        }
    }

    [Fact]
    public async Task Every_dimension_adds_up_to_the_owners_of_the_nation()
    {
        await FinishedRuns.CopyAsync(_cli, "mine");

        var file = await ExportAsync();

        Assert.All(Rows("national.csv"), row =>
            Assert.All(["total", "place", "income", "settlement", "class", "work", "age"], dimension =>
                Assert.Equal(row.Integer("unique_owners"), file.Sum($"{Owners}dimension=\"{dimension}\"", row["date"]))
            )
        );
        Assert.DoesNotContain(file.Series.Keys, series => series.Contains("male", StringComparison.Ordinal));
        Assert.DoesNotContain(file.Series.Keys, series =>
            series.StartsWith("adoptsim_households_by_group{run=\"mine\",dimension=\"age", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Inequality_is_exported_where_it_exists()
    {
        await FinishedRuns.CopyAsync(_cli, "mine");

        var file = await ExportAsync();

        var last = Rows("inequality.csv")[^1];
        Assert.Equal(last.Number("gini_districts"), file.Series["""adoptsim_owners_gini_ratio{run="mine",across="districts"}"""][^1].Value);
        Assert.Equal(last.Number("theil_income_tenths"), file.Series["""adoptsim_owners_theil_ratio{run="mine",across="income_tenths"}"""][^1].Value);
        Assert.Equal("", last["urban_to_rural"]);
        Assert.DoesNotContain(file.Series.Keys, series => series.Contains("urban_to_rural", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("strata.csv", 2000, "date", "1999-01-01", ":2000: date is '1999-01-01'; expected ")]
    [InlineData("strata.csv", 2000, "group", "nobody", ":2000: group is 'nobody'; expected ")]
    [InlineData("strata.csv", 2, "owners", "77", ":2: owners is '77'; expected ")]
    [InlineData("strata.csv", 2, "additions", "few", ":2: additions is 'few'; expected a whole number of at least 0")]
    [InlineData("inequality.csv", 9, "gini_districts", "unequal", ":9: gini_districts is 'unequal'; expected a number")]
    [InlineData("inequality.csv", 9, "date", "1999-01-01", ":9: date is '1999-01-01'; expected ")]
    public async Task Damage_is_refused_with_line_and_field(string table, int line, string column, string damage, string complaint)
    {
        await FinishedRuns.CopyAsync(_cli, "mine");
        var path = _cli.PathTo("runs", "mine", table);
        var lines = await File.ReadAllLinesAsync(path);
        var fields = lines[line - 1].Split(',');
        fields[Array.IndexOf(lines[0].Split(','), column)] = damage;
        lines[line - 1] = string.Join(',', fields);
        await File.WriteAllLinesAsync(path, lines);

        var refused = await _cli.InvokeAsync("export", "--openmetrics", "mine", "--out", "new.om");

        Assert.Equal((ExitStatus.Refused, ""), (refused.Status, refused.Output));
        Assert.Contains(path + complaint, refused.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_cli.PathTo("new.om")));
    }

    [Theory]
    [InlineData("strata.csv")]
    [InlineData("inequality.csv")]
    public async Task Missing_dates_are_refused(string table)
    {
        await FinishedRuns.CopyAsync(_cli, "mine");
        var path = _cli.PathTo("runs", "mine", table);
        await File.WriteAllLinesAsync(path, (await File.ReadAllLinesAsync(path))[..^1]);

        var refused = await _cli.InvokeAsync("export", "--openmetrics", "mine");

        Assert.Equal(ExitStatus.Refused, refused.Status);
        Assert.Contains($"{path}: the file has ", refused.Error, StringComparison.Ordinal);
    }

    private List<Dictionary<string, string>> Rows(string table) => CsvText.Read(_cli.PathTo("runs", "mine", table));

    private async Task<OpenMetricsFile> ExportAsync()
    {
        var result = await _cli.InvokeAsync("export", "--openmetrics", "mine");
        Assert.True(result.Status == ExitStatus.Done, result.Error);
        return new OpenMetricsFile(result.Output);
    }
}
