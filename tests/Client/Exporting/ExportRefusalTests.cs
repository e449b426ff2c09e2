using AdoptionSim.Client.Tests.Support;
using AdoptionSim.Nations.Files;

namespace AdoptionSim.Client.Tests.Exporting;

/// <summary>
/// Tests the refusals of <c>adoptsim export</c>. Each names the file, the line, the field, the value and the values expected, and nothing is written.
/// </summary>
public sealed class ExportRefusalTests : IDisposable
{
    private readonly Cli _cli = new();

    public void Dispose() => _cli.Dispose();

    [Theory]
    [InlineData("districts.csv")]
    [InlineData("national.csv")]
    [InlineData("towers.csv")]
    [InlineData("foreigners.csv")]
    public async Task Missing_table_is_named(string table)
    {
        await FinishedRuns.CopyAsync(_cli, "mine");
        File.Delete(PathOf(table));

        await AssertRefusedAsync($"{PathOf(table)}: no such file; expected the path of a file.");
    }

    [Theory]
    [InlineData("districts.csv", 1)]
    [InlineData("national.csv", 1)]
    [InlineData("towers.csv", 1)]
    [InlineData("towers.csv", 3)]
    [InlineData("foreigners.csv", 1)]
    public async Task Last_line_cut_off_in_its_last_value_is_refused(string table, int bytes)
    {
        await FinishedRuns.CopyAsync(_cli, "mine");
        var lines = (await File.ReadAllLinesAsync(PathOf(table))).Length;
        await CutAsync(table, bytes);

        await AssertRefusedAsync($"{PathOf(table)}:{lines}: the last line is cut off; expected a line break at the end of the file.");
    }

    [Fact]
    public async Task Last_line_cut_off_in_its_middle_is_refused()
    {
        await FinishedRuns.CopyAsync(_cli, "mine");
        var lines = await File.ReadAllLinesAsync(PathOf("towers.csv"));
        await CutAsync("towers.csv", lines[^1].Length / 2);

        await AssertRefusedAsync($"{PathOf("towers.csv")}:{lines.Length}: the row has ", "; expected 11 values, as in the header.");
    }

    [Fact]
    public async Task Towers_of_which_whole_lines_are_missing_are_refused()
    {
        await FinishedRuns.CopyAsync(_cli, "mine");
        var lines = await File.ReadAllLinesAsync(PathOf("towers.csv"));
        await File.WriteAllLinesAsync(PathOf("towers.csv"), lines[..^1]);

        await AssertRefusedAsync($"{PathOf("towers.csv")}: the file has 1 stations on {lines[^1].Split(',')[0]}; expected at least 2, as on the date before.");
    }

    [Theory]
    [InlineData("national.csv", "; expected 262, one for each date.")]
    [InlineData("foreigners.csv", "; expected 2 cohorts on 262 dates.")]
    [InlineData("districts.csv", " districts on 262 dates, as follows from the manifest's ticks.")]
    public async Task Table_of_which_whole_lines_are_missing_is_refused(string table, string expected)
    {
        await FinishedRuns.CopyAsync(_cli, "mine");
        var lines = await File.ReadAllLinesAsync(PathOf(table));
        await File.WriteAllLinesAsync(PathOf(table), lines[..^1]);

        await AssertRefusedAsync($"{PathOf(table)}: the file has {Names.Counted(lines.Length - 2, "row")}; expected ", expected);
    }

    [Fact]
    public async Task National_table_of_another_run_is_refused()
    {
        await FinishedRuns.CopyAsync(_cli, "mine");
        await FinishedRuns.CopyAsync(_cli, "other", "--seed", "2");
        File.Copy(_cli.PathTo("runs", "other", "national.csv"), PathOf("national.csv"), overwrite: true);

        await AssertRefusedAsync($"{PathOf("national.csv")}:2: subscribers_simulated is '", ", the sum over districts.csv (is the file of another run?).");
    }

    [Theory]
    [InlineData("national.csv", "calls")]
    [InlineData("national.csv", "vetting_waiting")]
    [InlineData("districts.csv", "settlement")]
    [InlineData("towers.csv", "congestion_probability")]
    [InlineData("foreigners.csv", "present")]
    public async Task Table_with_foreign_columns_is_refused(string table, string column)
    {
        await FinishedRuns.CopyAsync(_cli, "mine");
        var lines = await File.ReadAllLinesAsync(PathOf(table));
        lines[0] = string.Join(',', lines[0].Split(',').Select(name => name == column ? "inhabitants" : name));
        await File.WriteAllLinesAsync(PathOf(table), lines);

        await AssertRefusedAsync($"{PathOf(table)}:1: {column} is missing; expected the columns that `adoptsim run` writes.");
    }

    [Theory]
    [InlineData("date", "1999-01-01", "date is '1999-01-01'; expected 2000-07-01, the next date of the run.")]
    [InlineData("cohort", "FR/ghosts", "cohort is 'FR/ghosts'; expected FR/visitors, the next cohort of the manifest's nation.")]
    [InlineData("present", "-1", "present is '-1'; expected a whole number of at least 0.")]
    public async Task Foreigners_of_another_run_are_refused(string column, string value, string complaint)
    {
        await FinishedRuns.CopyAsync(_cli, "mine");
        await SetAsync("foreigners.csv", 2, column, value);

        await AssertRefusedAsync($"{PathOf("foreigners.csv")}:2: {complaint}");
    }

    [Fact]
    public async Task Foreigners_of_a_nation_that_has_none_are_refused()
    {
        await FinishedRuns.CopyAsync(_cli, "mine");
        await ReplaceInManifestAsync("\"foreigners\":", "\"nobody\":");

        await AssertRefusedAsync($"{PathOf("foreigners.csv")}: the file belongs to another run: islandia has no foreigners; expected the files of one run.");
    }

    [Fact]
    public async Task Province_that_the_nation_does_not_have_is_refused()
    {
        await FinishedRuns.CopyAsync(_cli, "mine");
        await SetAsync("districts.csv", 2, "province", "IS-Z");

        await AssertRefusedAsync($"{PathOf("districts.csv")}:2: province is 'IS-Z'; expected a province of the manifest's nation: IS-A, ");
    }

    [Fact]
    public async Task Missing_manifest_is_named()
    {
        await FinishedRuns.CopyAsync(_cli, "mine");
        File.Delete(PathOf("manifest.json"));

        await AssertRefusedAsync(
            $"RUN is 'mine', which has no manifest.json; expected a run that has written its results: its name in {_cli.PathTo("runs")}, or its folder."
        );
    }

    [Fact]
    public async Task Folder_of_a_run_that_was_killed_is_refused()
    {
        Directory.CreateDirectory(PathOf("checkpoints"));
        await File.WriteAllTextAsync(PathOf(".claim"), "999999999 1\n");
        await File.WriteAllTextAsync(PathOf("national.csv.part"), "torn");

        await AssertRefusedAsync("RUN is 'mine', which has no manifest.json; expected a run that has written its results: its name in ");
    }

    [Fact]
    public async Task Replicate_that_has_not_ended_is_named()
    {
        await FinishedRuns.CopyAsync(_cli, "mine", "--replicates", "2");
        var manifest = _cli.PathTo("runs", "mine", "replicates", "2", "manifest.json");
        File.Delete(manifest);

        await AssertRefusedAsync($"{manifest}: no such file; expected the path of a file.");
    }

    [Theory]
    [InlineData(
        "\"folder\": \"replicates/2\"",
        "\"folder\": \"../../other\"",
        "replicates[1].folder is '../../other'; expected the path of a folder in the run's own."
    )]
    [InlineData("\"folder\": \"replicates/2\"", "\"folder\": 2", "replicates[1] is '")]
    public async Task Replicate_outside_the_folder_of_its_run_is_refused(string before, string after, string complaint)
    {
        await FinishedRuns.CopyAsync(_cli, "mine", "--replicates", "2");
        await ReplaceInManifestAsync(before, after);

        await AssertRefusedAsync($"{PathOf("manifest.json")}: {complaint}");
    }

    [Theory]
    [InlineData("\"seedText\": \"1\"", "\"seedText\": \"one\"", "seed is 'one'; expected a whole number from 0 to 18446744073709551615.")]
    [InlineData("\"ticks\": 261", "\"ticks\": -1", "ticks is '-1'; expected a number of at least 0.")]
    [InlineData("\"modelVersion\":", "\"modelsVersion\":", "modelVersion is missing; expected what every manifest has.")]
    [InlineData("\"name\": \"mine\"", "\"name\": null", "name is missing; expected what every manifest has.")]
    [InlineData("\"record\":", "\"records\":", "scenario.nation.record is missing; expected what every manifest has.")]
    public async Task Manifest_without_a_usable_value_is_refused(string before, string after, string complaint)
    {
        await FinishedRuns.CopyAsync(_cli, "mine");
        await ReplaceInManifestAsync(before, after);

        await AssertRefusedAsync($"{PathOf("manifest.json")}: {complaint}");
    }

    [Theory]
    [InlineData("[]", ":1: the file is not a JSON object; expected the manifest of a run.")]
    [InlineData("{\n  \"name\": \"mi", ":2: not JSON (")]
    public async Task Manifest_that_is_no_object_is_refused(string content, string complaint)
    {
        await FinishedRuns.CopyAsync(_cli, "mine");
        await File.WriteAllTextAsync(PathOf("manifest.json"), content);

        await AssertRefusedAsync(PathOf("manifest.json") + complaint);
    }

    private string PathOf(string file)
    {
        Directory.CreateDirectory(_cli.PathTo("runs", "mine"));
        return _cli.PathTo("runs", "mine", file);
    }

    private async Task CutAsync(string table, int bytes)
    {
        var content = await File.ReadAllBytesAsync(PathOf(table));
        await File.WriteAllBytesAsync(PathOf(table), content[..^bytes]);
    }

    private async Task SetAsync(string table, int line, string column, string value)
    {
        var lines = await File.ReadAllLinesAsync(PathOf(table));
        var fields = lines[line - 1].Split(',');
        fields[Array.IndexOf(lines[0].Split(','), column)] = value;
        lines[line - 1] = string.Join(',', fields);
        await File.WriteAllLinesAsync(PathOf(table), lines);
    }

    private async Task ReplaceInManifestAsync(string before, string after)
    {
        var text = await File.ReadAllTextAsync(PathOf("manifest.json"));
        Assert.Contains(before, text, StringComparison.Ordinal);
        await File.WriteAllTextAsync(PathOf("manifest.json"), text.Replace(before, after, StringComparison.Ordinal));
    }

    private async Task AssertRefusedAsync(params string[] complaints)
    {
        var before = _cli.Everything();
        var result = await _cli.InvokeAsync("export", "--openmetrics", "mine", "--out", "new.om");

        Assert.Equal((ExitStatus.Refused, ""), (result.Status, result.Output));
        Assert.All(complaints, complaint => Assert.Contains(complaint, result.Error, StringComparison.Ordinal));
        Assert.Equal(before, _cli.Everything());
    }
}
