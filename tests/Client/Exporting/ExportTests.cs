using AdoptionSim.Client.Tests.Support;
using AdoptionSim.Contracts.Telemetry;

namespace AdoptionSim.Client.Tests.Exporting;

public sealed class ExportTests : IDisposable
{
    private readonly Cli _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task Subscribers_add_up_to_the_nation_s_on_every_date()
    {
        await FinishedRuns.CopyAsync(_cli, "mine", "--scale", "0.5");

        var file = await ExportAsync("mine");

        Assert.All(CsvText.Read(_cli.PathTo("runs", "mine", "national.csv")), row =>
        {
            Assert.Equal(row.Integer("subscribers"), file.Sum("adoptsim_subscribers{", row["date"]));
            Assert.Equal(row.Integer("people"), file.Sum("adoptsim_people{", row["date"]));
            Assert.Equal(row.Integer("offered_traffic_milli_erlangs") / 1000.0 / 0.5, file.Sum("adoptsim_offered_traffic_erlangs{", row["date"]), 1e-6);
            Assert.Equal(row.Integer("stations"), file.Sum("adoptsim_stations{", row["date"]));
        });
    }

    [Fact]
    public async Task Flows_are_counted_from_the_start_on()
    {
        await FinishedRuns.CopyAsync(_cli, "mine");

        var file = await ExportAsync("mine");

        long calls = 0,
            cents = 0;
        foreach (var row in Assert.AtLeastOne(CsvText.Read(_cli.PathTo("runs", "mine", "national.csv"))))
        {
            calls += row.Integer("calls");
            cents += row.Integer("revenue_usd_cents");
            Assert.Equal(calls, file.Sum("adoptsim_calls_total{", row["date"]));
            Assert.Equal(cents / 100.0, file.Sum("adoptsim_revenue_usd_total{", row["date"]), 1e-6);
        }
    }

    [Fact]
    public async Task Congested_traffic_is_traffic_blocked_at_working_stations()
    {
        await FinishedRuns.CopyAsync(_cli, "mine");

        var file = await ExportAsync("mine");

        foreach (var stations in Assert.AtLeastOne(CsvText.Read(_cli.PathTo("runs", "mine", "towers.csv")).GroupBy(row => row["date"])))
        {
            var congested = stations.Sum(row => row.Number("offered_erlangs") * (1 - row.Number("downtime_share")) * row.Number("congestion_probability"));
            Assert.True(congested > 0);
            Assert.Equal(congested, file.Sum("adoptsim_congested_traffic_erlangs{", stations.Key), 0.0005 * stations.Count());
        }
    }

    [Fact]
    public async Task Services_are_exported_by_province_and_for_the_nation()
    {
        await FinishedRuns.CopyAsync(_cli, "mine", "--scale", "0.5");

        var file = await ExportAsync("mine");

        long posts = 0,
            passed = 0;
        foreach (var row in Assert.AtLeastOne(CsvText.Read(_cli.PathTo("runs", "mine", "national.csv"))))
        {
            (posts, passed) = (posts + row.Integer("board_posts"), passed + row.Integer("vetting_passed"));
            Assert.Equal(posts / 0.5, file.Sum("adoptsim_board_posts_total{", row["date"]));
            Assert.Equal(row.Integer("internet_aware_people") / 0.5, file.Sum("adoptsim_internet_aware_people{", row["date"]));
            Assert.Equal(row.Integer("foreign_traffic_milli_erlangs") / 500.0, file.Sum("adoptsim_foreign_traffic_erlangs{", row["date"]), 1e-6);
            Assert.Equal(passed, file.Sum("adoptsim_vetting_passed_total{", row["date"]));
            Assert.Equal(row.Integer("vetting_median_delay_days") * 86_400, file.Sum("adoptsim_vetting_median_delay_seconds{", row["date"]));
        }

        Assert.Contains("""adoptsim_board_posts_total{run="mine",province="IS-A"}""", file.Series.Keys);
    }

    [Fact]
    public async Task Foreigners_are_exported_by_cohort()
    {
        await FinishedRuns.CopyAsync(_cli, "mine", "--scale", "0.5");
        var dates = CsvText.Read(_cli.PathTo("runs", "mine", "national.csv")).Select(row => row["date"]).ToList();
        await File.WriteAllLinesAsync(_cli.PathTo("runs", "mine", "foreigners.csv"), Foreigners(dates));

        var file = await ExportAsync("mine");

        Assert.Equal(4 / 0.5, file.Series["""adoptsim_foreigners{run="mine",cohort="FR/visitors"}"""][^1].Value);
        Assert.Equal(dates.Count * (70 + 80) / 0.5, file.Series["""adoptsim_foreigner_posts_total{run="mine",cohort="FR/settlers-from-afar"}"""][^1].Value);
        Assert.Equal(
            dates.Count * 120 * 1_000 / 0.5,
            file.Series["""adoptsim_foreigner_data_bytes_total{run="mine",cohort="FR/settlers-from-afar"}"""][^1].Value
        );
        Assert.Equal(
            dates.Count * 130 / 100.0 / 0.5,
            file.Series["""adoptsim_foreigner_spending_usd_total{run="mine",cohort="FR/settlers-from-afar"}"""][^1].Value,
            1e-6
        );
    }

    [Theory]
    [InlineData("towers.csv", 9, "date", "1999-01-01", ":9: date is '1999-01-01'; expected a date of the run")]
    [InlineData("towers.csv", 9, "district", "IS-Z.9", ":9: district is 'IS-Z.9'; expected a district of the run")]
    [InlineData("towers.csv", 9, "congestion_probability", "often", ":9: congestion_probability is 'often'; expected a number of at least 0")]
    [InlineData("towers.csv", 9, "offered_erlangs", "-1", ":9: offered_erlangs is '-1'; expected a number of at least 0")]
    [InlineData("national.csv", 12, "vetting_waiting", "many", ":12: vetting_waiting is 'many'; expected a whole number of at least 0")]
    public async Task Damage_of_other_tables_is_reported(string table, int line, string column, string damage, string complaint)
    {
        await FinishedRuns.CopyAsync(_cli, "mine");
        var path = Damage(table, line, column, damage);

        await AssertRefusedAsync(path + complaint, "export", "--openmetrics", "mine", "--out", "new.om");
    }

    [Fact]
    public async Task Places_have_tags_for_province_and_settlement()
    {
        await FinishedRuns.CopyAsync(_cli, "mine");

        var file = await ExportAsync("mine");

        Assert.Contains("""adoptsim_subscribers{run="mine",province="IS-A",settlement="capital"}""", file.Series.Keys);
        Assert.Contains("""adoptsim_stations{run="mine",province="IS-A",settlement="capital",state="off_air"}""", file.Series.Keys);
        Assert.All(file.Series.Keys.Select(series => series[..series.IndexOf('{', StringComparison.Ordinal)]).Distinct(), name =>
            Assert.Contains(name, Vocabulary.All.Select(metric => metric.Name))
        );
        Assert.All(Vocabulary.All.TakeWhile(metric => metric != Vocabulary.RunState).Where(metric => !metric.Tags.Contains(Vocabulary.Cohort)), metric =>
            Assert.Equal(
                metric.Kind == MetricKind.Counter ? "counter" : "gauge",
                file.Types[metric.Kind == MetricKind.Counter ? metric.Name[..^"_total".Length] : metric.Name]
            )
        );
    }

    [Fact]
    public async Task Record_keeps_its_dates_and_carries_forward_to_run_dates()
    {
        await FinishedRuns.CopyAsync(_cli, "mine");

        var record = (await ExportAsync("mine")).Series["""adoptsim_record_subscribers{run="mine"}"""];

        Assert.Contains((OpenMetricsFile.Seconds("2001-06-30"), 900), record);
        Assert.Contains((OpenMetricsFile.Seconds("2003-06-30"), 9_000), record);
        Assert.Contains((OpenMetricsFile.Seconds("2001-06-23"), 0), record);
        Assert.Contains((OpenMetricsFile.Seconds("2001-07-07"), 900), record);
    }

    [Fact]
    public async Task What_the_run_was_holds_on_each_of_its_dates()
    {
        await FinishedRuns.CopyAsync(_cli, "mine", "--seed", "7");

        var file = await ExportAsync("mine");

        Assert.Equal(262, file.Series["""adoptsim_run_info{run="mine",scenario="islandia",nation="islandia",seed="7",scale="1",model_version="1"}"""].Count);
        Assert.All(file.Series["""adoptsim_simulated_date_seconds{run="mine"}"""], sample => Assert.Equal(sample.Seconds, sample.Value));
        Assert.Equal(261, file.Series["""adoptsim_tick{run="mine"}"""][^1].Value);
    }

    [Fact]
    public async Task Replicates_are_exported_as_separate_runs_beside_other_runs()
    {
        await FinishedRuns.CopyAsync(_cli, "one");
        await FinishedRuns.CopyAsync(_cli, "luck", "--replicates", "2");

        var file = await ExportAsync("one", "luck");

        Assert.Equal(
            ["luck-1", "luck-2", "one"],
            file.Series.Keys.Where(series => series.StartsWith("adoptsim_tick{", StringComparison.Ordinal)).Select(series => series.Split('"')[1]).Order()
        );
        Assert.Equal(file.Sum("adoptsim_subscribers{run=\"one\"", "2005-07-02"), file.Sum("adoptsim_subscribers{run=\"luck-1\"", "2005-07-02"));
    }

    [Fact]
    public async Task Export_accepts_run_folders_and_prints_what_it_writes()
    {
        await FinishedRuns.CopyAsync(_cli, "mine");

        var written = await _cli.InvokeAsync("export", "--openmetrics", Path.Combine("runs", "mine"), "--out", "mine.om");
        var shown = await _cli.InvokeAsync("export", "--openmetrics", "mine", "--out", "-");

        Assert.Equal((ExitStatus.Done, ""), (written.Status, written.Output));
        Assert.Equal(await File.ReadAllTextAsync(_cli.PathTo("mine.om")), shown.Output);
    }

    [Fact]
    public async Task A_file_that_exists_is_never_written_over()
    {
        await FinishedRuns.CopyAsync(_cli, "mine");
        await File.WriteAllTextAsync(_cli.PathTo("mine.om"), "precious");

        var result = await _cli.InvokeAsync("export", "--openmetrics", "mine", "--out", "mine.om");

        Assert.Equal(ExitStatus.Refused, result.Status);
        Assert.Contains($"--out {_cli.PathTo("mine.om")} exists already; expected a new file", result.Error, StringComparison.Ordinal);
        Assert.Equal("precious", await File.ReadAllTextAsync(_cli.PathTo("mine.om")));
    }

    [Theory]
    [InlineData(
        "RUN is 'nobody', which has no manifest.json; expected a run that has written its results: its name in ",
        "export",
        "--openmetrics",
        "nobody",
        "--out",
        "new.om"
    )]
    [InlineData("RUN 'mine' is given 2 times: ", "export", "--openmetrics", "mine", "runs/mine", "--out", "new.om")]
    [InlineData("The export format is missing; expected --openmetrics.", "export", "mine", "--out", "new.om")]
    [InlineData("Unknown option --csv.", "export", "--csv", "mine", "--out", "new.om")]
    [InlineData("Required argument missing", "export", "--openmetrics", "--out", "new.om")]
    public async Task What_is_asked_wrongly_is_named_and_nothing_is_written(string complaint, params string[] arguments)
    {
        await FinishedRuns.CopyAsync(_cli, "mine");

        await AssertRefusedAsync(complaint, arguments);
    }

    [Theory]
    [InlineData(5, "date", "yesterday", ":5: date is 'yesterday'; expected a date as 2015-12-31")]
    [InlineData(30, "date", "1999-01-01", ":30: date is '1999-01-01'; expected ")]
    [InlineData(30, "district", "IS-Z.9", ":30: district is 'IS-Z.9'; expected ")]
    [InlineData(12, "calls", "-3", ":12: calls is '-3'; expected a whole number of at least 0")]
    [InlineData(1, "settlement", "place", ":1: settlement is missing; expected the columns")]
    [InlineData(12, "calls", "3,4", ":12: the row has ")]
    [InlineData(12, "district", "\"IS\"A", ":12: a quotation mark within a value")]
    public async Task A_damaged_table_is_refused_with_line_and_field(int line, string column, string damage, string complaint)
    {
        await FinishedRuns.CopyAsync(_cli, "mine");
        var path = Damage("districts.csv", line, column, damage);

        await AssertRefusedAsync(path + complaint, "export", "--openmetrics", "mine", "--out", "new.om");
    }

    [Fact]
    public async Task A_truncated_table_is_refused()
    {
        await FinishedRuns.CopyAsync(_cli, "mine");
        var path = _cli.PathTo("runs", "mine", "districts.csv");
        await File.WriteAllLinesAsync(path, (await File.ReadAllLinesAsync(path))[..^9]);

        await AssertRefusedAsync(path + ": the file has ", "export", "--openmetrics", "mine", "--out", "new.om");
    }

    [Theory]
    [InlineData("\"scale\": 1,", "", "scale is missing; expected what every manifest has.")]
    [InlineData("\"scale\": 1,", "\"scale\": 0,", "scale is '0'; expected a number greater than 0.")]
    [InlineData("\"ticks\": 261,", "\"ticks\": \"many\",", "ticks is 'many'; expected what every manifest has.")]
    [InlineData("\"ticks\": 261,", "\"ticks\": 261 261,", "not JSON (")]
    public async Task A_damaged_manifest_is_refused_with_the_field(string before, string after, string complaint)
    {
        await FinishedRuns.CopyAsync(_cli, "mine");
        var path = _cli.PathTo("runs", "mine", "manifest.json");
        var text = await File.ReadAllTextAsync(path);
        Assert.Contains(before, text, StringComparison.Ordinal);
        await File.WriteAllTextAsync(path, text.Replace(before, after, StringComparison.Ordinal));

        await AssertRefusedAsync(complaint, "export", "--openmetrics", "mine", "--out", "new.om");
    }

    /// <summary>Rows of two cohorts: on each date the first has 4 present, the second 10 of the first measure, 20 of the second and so on.</summary>
    private static IEnumerable<string> Foreigners(IEnumerable<string> dates) =>
        [
            "date,cohort,kind,present,arrivals,departures,lines,data_users,broadband_users,message_posts,photo_posts,posts_over_data,"
                + "international_call_seconds,local_call_seconds,data_kilobytes,spent_usd_cents",
            .. dates.SelectMany(date =>
                new[]
                {
                    $"{date},FR/visitors,resident,4,0,0,0,0,0,0,0,0,0,0,0,0",
                    $"{date},FR/settlers-from-afar,tourist,10,20,30,40,50,60,70,80,90,100,110,120,130",
                }
            ),
        ];

    /// <summary>Damages one value of a table and returns the table's path.</summary>
    private string Damage(string table, int line, string column, string damage)
    {
        var path = _cli.PathTo("runs", "mine", table);
        var lines = File.ReadAllLines(path);
        var fields = lines[line - 1].Split(',');
        fields[Array.IndexOf(lines[0].Split(','), column)] = damage;
        lines[line - 1] = string.Join(',', fields);
        File.WriteAllLines(path, lines);
        return path;
    }

    private async Task AssertRefusedAsync(string complaint, params string[] arguments)
    {
        var before = _cli.Everything();
        var result = await _cli.InvokeAsync(arguments);

        Assert.Equal((ExitStatus.Refused, ""), (result.Status, result.Output));
        Assert.Contains(complaint, result.Error, StringComparison.Ordinal);
        Assert.Equal(before, _cli.Everything());
    }

    private async Task<OpenMetricsFile> ExportAsync(params string[] runs)
    {
        var result = await _cli.InvokeAsync(["export", "--openmetrics", .. runs]);
        Assert.True(result.Status == ExitStatus.Done, result.Error);
        return new OpenMetricsFile(result.Output);
    }
}
