using System.Collections.Immutable;
using System.Globalization;
using AdoptionSim.Client.Experiments.Execution;
using AdoptionSim.Client.Experiments.Files;
using AdoptionSim.Client.Experiments.Statistics;
using AdoptionSim.Client.Tests.Experiments.Pages;
using AdoptionSim.Client.Tests.Support;
using RunStatus = AdoptionSim.Client.Experiments.Execution.RunStatus;

namespace AdoptionSim.Client.Tests.Experiments;

/// <summary>Tests the elementary effects and the split of the variance of an experiment, in its files and on its page.</summary>
public sealed class SensitivityTests : IDisposable
{
    private const string Morris = """
        levers: { permission.decision_time: [1, 2] }
        uncertain:
          adoption.social_weight: { from: 1, to: 4 }
          market.handset_price_factor: { from: 0.5, to: 1.5 }
        design: { kind: morris, trajectories: 5, seed: 2 }
        measures: [subscribers@end, calls@end, subscribers@quarterly]

        """;

    private const string Sample = """
        uncertain:
          adoption.social_weight: { from: 1, to: 4 }
        design: { kind: latin-hypercube, points: 6 }
        measures: [subscribers@end, subscribers@quarterly]

        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("adoptsim-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Effects_are_those_of_a_linear_model_at_every_lever()
    {
        // 10 for each unit of a weight that ranges over 3; with the second value of the lever also -7 for each unit of a price that ranges over 1.
        using var folder = new PageFolder(Morris, (values, seed) => seed + (10 * Number(values[1])) + (values[0] == "2" ? -7 * Number(values[2]) : 0));
        var rows = CsvText.Read(folder.PathTo(SensitivityFiles.Effects));

        Assert.Equal(2 * 2 * 2, rows.Count);
        Assert.All(rows, row => Assert.Equal(("2001-01-06", "5"), (row["date"], row["trajectories"])));
        Assert.All(rows, row => Assert.Equal(0, row.Number("standard_deviation"), 9));
        Assert.Equal(
            [("1", 30.0, 30.0), ("1", 0, 0), ("2", 30, 30), ("2", -7, 7)],
            rows.Where(row => row["measure"] == "calls_end")
                .Select(row => (row["permission.decision_time"], Math.Round(row.Number("mean"), 9), Math.Round(row.Number("mean_absolute"), 9)))
        );
        Assert.False(File.Exists(folder.PathTo(SensitivityFiles.Variance)), "trajectories are no sample");
    }

    [Fact]
    public void The_page_ranks_parameters_by_the_size_of_their_effects()
    {
        using var folder = new PageFolder(Morris, (values, seed) => seed + Number(values[1]) - (7 * Number(values[2])));
        var table = folder.Page.Descendants("table").Single(each => each.Element("caption")!.Value.StartsWith("Elementary effects", StringComparison.Ordinal));

        Assert.Equal(
            ["market.handset_price_factor, 7, -7, 0, 5", "adoption.social_weight, 3, +3, 0, 5"],
            table.Element("tbody")!.Elements("tr").Select(row => string.Join(", ", row.Elements().Select(cell => cell.Value)))
        );
        Assert.EndsWith("with permission.decision_time 1", table.Element("caption")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void An_incomplete_trajectory_is_left_out()
    {
        var experiment = Read(Morris);
        var rows = Rows(experiment, (point, seed) => point.Number == 4 || (point.Number == 7 && seed != 2) ? null : 10 * Number(point.Values[1]));

        var effects = EffectRow.Of(experiment, rows).ToArray();

        // Point 4 begins the second trajectory. Point 7 has one seed, as then has the whole third.
        Assert.Equal([4, 4, 4, 4, 5, 5, 5, 5], effects.Select(effect => effect.Trajectories));
        Assert.All(effects.Where(effect => effect.Parameter == "adoption.social_weight"), effect => Assert.Equal(30, effect.Effect.Mean, 9));
    }

    [Fact]
    public void The_variance_of_a_sample_is_split_by_common_seeds()
    {
        var experiment = Read(Sample);
        double Value(Point point, ulong seed) => (5 * Number(point.Values[0])) + (seed * seed) + ((ulong)point.Number * seed % 3);
        var rows = Rows(experiment, (point, seed) => point.Number == 2 && seed == 3 ? null : Value(point, seed));

        var row = Assert.Single(VarianceRow.Of(experiment, rows));

        ulong[] seeds = [1, 2, 4];
        Assert.Equal((6, 3), (row.Points, row.Seeds));
        Assert.Equal(VarianceSplit.SameSeeds([.. experiment.Table.Points.Select(point => seeds.Select(seed => Value(point, seed)).ToArray())]), row.Split);
    }

    [Fact]
    public void The_page_has_the_shares_of_luck_and_ignorance()
    {
        using var folder = new PageFolder(Sample, (values, seed) => (5 * Number(values[0])) + seed);
        var file = Assert.Single(CsvText.Read(folder.PathTo(SensitivityFiles.Variance)));
        var table = folder.Page.Descendants("table").Single(each => each.Element("caption")!.Value.StartsWith("The variance", StringComparison.Ordinal));

        // The variance of 1, 2, 3 and 4 is 5 / 3.
        Assert.Equal(5 / 3.0, file.Number("luck"), 9);
        Assert.Equal(1, file.Number("luck_share") + file.Number("ignorance_share"), 9);
        Assert.Equal(
            ["subscribers", "2001-01-06", Share(file.Number("luck_share")), Share(file.Number("ignorance_share")), "6", "4"],
            table.Element("tbody")!.Element("tr")!.Elements().Select(cell => cell.Value)
        );
    }

    [Fact]
    public void Other_designs_have_neither_file()
    {
        var grid = Read(Sample.Replace("latin-hypercube", "grid", StringComparison.Ordinal));
        SensitivityFiles.Write(_folder, grid, Rows(grid, (_, seed) => seed));

        Assert.Equal(["experiment.yaml"], Directory.GetFiles(_folder).Select(path => Path.GetFileName(path)));
    }

    private static string Share(double share) => (100 * share).ToString("N1", CultureInfo.InvariantCulture);

    private static double Number(string value) => double.Parse(value, CultureInfo.InvariantCulture);

    private static ImmutableArray<RunRow> Rows(Experiment experiment, Func<Point, ulong, double?> value) =>
        [
            .. from point in experiment.Table.Points
            from seed in new ulong[] { 1, 2, 3, 4 }
            let level = value(point, seed)
            select new RunRow
            {
                Key = new RunKey(point.Number, seed),
                Status = level is null ? RunStatus.Failed : RunStatus.Done,
                Parameters = point.Values,
                Values = [.. experiment.Scalars.Select(_ => level)],
                Digest = "",
                ModelVersion = 1,
                Seconds = 1,
                Error = "",
                Command = "",
            },
        ];

    private Experiment Read(string yaml)
    {
        var path = Path.Combine(_folder, "experiment.yaml");
        File.WriteAllText(path, PageFolder.Head + yaml);
        return ExperimentFile.Read(path);
    }
}
