using System.Globalization;

namespace AdoptionSim.Watch.Tests.Live;

/// <summary>Tests that Prometheus has who has a phone as the run's own tables have it.</summary>
[Collection(WatchedRun.Collection)]
public sealed class DivideTests(WatchedRun run)
{
    [Theory]
    [InlineData("total")]
    [InlineData("income")]
    [InlineData("settlement")]
    [InlineData("class")]
    [InlineData("work")]
    [InlineData("age")]
    public async Task Penetration_of_each_group_is_that_of_its_table(string dimension)
    {
        var table = Last("strata.csv")
            .Where(row => row["place"] == "nation" && row["dimension"] == dimension && row["people"] != "0")
            .Select(row => (row["group"], Math.Round(Number(row, "owners") / Number(row, "people"), 9)));
        var shown = await run.Prometheus.QueryAsync($"run_group:adoptsim_owners:ratio{{run=\"{WatchedRun.Name}\", dimension=\"{dimension}\"}}", run.End);

        Assert.Equal(table.Order(), shown.Select(series => (series.Labels["group"], Math.Round(series.Last, 9))).Order());
    }

    [Fact]
    public async Task Owner_counts_by_part_of_the_nation_match_the_table()
    {
        var parts = new[] { "capital", "cities", "countryside", "closed" };
        var table = Last("strata.csv")
            .Where(row => row["dimension"] == "total" && parts.Contains(row["place"]))
            .Select(row => (row["place"], Number(row, "owners")));
        var shown = await run.Prometheus.QueryAsync($"run_group:adoptsim_owners_by_group:latest{{run=\"{WatchedRun.Name}\", dimension=\"place\"}}", run.End);

        Assert.Equal(table.Order(), shown.Select(series => (series.Labels["group"], Math.Round(series.Last * WatchedRun.Scale, 6))).Order());
    }

    [Theory]
    [InlineData("gini_districts", "run_across:adoptsim_owners_gini_ratio:latest{across=\"districts\"}")]
    [InlineData("theil_income_tenths", "run_across:adoptsim_owners_theil_ratio:latest{across=\"income_tenths\"}")]
    [InlineData("urban_to_rural", "run_between:adoptsim_owners_gap_ratio:latest{between=\"urban_to_rural\"}")]
    public async Task Inequality_is_that_of_its_table(string column, string query)
    {
        var shown = await run.Prometheus.QueryAsync(query, run.End);

        Assert.Equal(Number(Last("inequality.csv").Single(), column), shown.Single().Last, 0.00006);
    }

    private IEnumerable<Dictionary<string, string>> Last(string table)
    {
        var end = run.Rows("national.csv").Last()["date"];
        return run.Rows(table).Where(row => row["date"] == end);
    }

    private static double Number(Dictionary<string, string> row, string column) => double.Parse(row[column], CultureInfo.InvariantCulture);
}
