using System.Collections.Immutable;
using AdoptionSim.Client.Experiments.Collectors;
using AdoptionSim.Client.Experiments.Files;
using AdoptionSim.Client.Results;
using AdoptionSim.Client.Tables;

namespace AdoptionSim.Client.Experiments.Execution;

/// <summary>
/// Writes <c>effects.csv</c> and <c>variance.csv</c>: how much each uncertain parameter, and chance, contribute to the spread of the measures.
/// </summary>
internal static class SensitivityFiles
{
    public const string Effects = "effects.csv";
    public const string Variance = "variance.csv";

    private static readonly ImmutableArray<ExplainedColumn> First =
    [
        new("measure", "column of `results.csv`"),
        new("date", "day on which the row of a run holds"),
        new("unit", "unit of the measure"),
    ];

    private static readonly ImmutableArray<ExplainedColumn> OfEffects =
    [
        new("parameter", "an uncertain parameter"),
        new("trajectories", "trajectories behind the row: those whose points all have a seed in common"),
        new("mean", "mean effect (Morris's mu): the change of the measure over the whole range of the parameter; effects of different sign cancel"),
        new("mean_absolute", "mean of the effects without their sign (mu*), which ranks the parameters"),
        new("standard_deviation", "of the effects (sigma): large if the parameter acts non-linearly or through others; empty for one trajectory"),
    ];

    private static readonly ImmutableArray<ExplainedColumn> OfVariance =
    [
        new("points", "points behind the row"),
        new("seeds", "seeds that all these points have"),
        new("luck", "variance over seeds at one point, in the squared unit"),
        new("ignorance", "variance over points of the mean over all seeds; an estimate that may be below 0 if luck hides the differences"),
        new("luck_share", "luck divided by the sum; empty if nothing varies"),
        new("ignorance_share", "ignorance divided by the sum, where an estimate below 0 counts as 0"),
    ];

    private static readonly ExplainedColumn Lever = new("LEVER", "value of a lever, one column each");

    /// <summary>The meaning of every column of <c>effects.csv</c>, for the documentation.</summary>
    public static ImmutableArray<ExplainedColumn> MeaningsOfEffects { get; } = [Lever, .. First, .. OfEffects];

    /// <summary>The meaning of every column of <c>variance.csv</c>, for the documentation.</summary>
    public static ImmutableArray<ExplainedColumn> MeaningsOfVariance { get; } = [Lever, .. First, .. OfVariance];

    /// <summary>
    /// Writes or replaces <c>effects.csv</c> and <c>variance.csv</c>, each only if the experiment's design (rule that places its points) allows it.
    /// </summary>
    /// <param name="rows">The rows of <c>results.csv</c>.</param>
    /// <exception cref="ResultsException">A file cannot be written.</exception>
    public static void Write(string folder, Experiment experiment, ImmutableArray<RunRow> rows)
    {
        if (EffectRow.ExistFor(experiment))
        {
            Write(Path.Combine(folder, Effects), experiment, OfEffects, EffectRow.Of(experiment, rows), row => row.Values, Write);
        }

        if (VarianceRow.ExistFor(experiment))
        {
            Write(Path.Combine(folder, Variance), experiment, OfVariance, VarianceRow.Of(experiment, rows), row => row.Values, Write);
        }
    }

    private static void Write<T>(
        string path,
        Experiment experiment,
        ImmutableArray<ExplainedColumn> last,
        IEnumerable<T> rows,
        Func<T, DesignValues> valuesOf,
        Action<CsvTable, T> write
    )
    {
        Leftovers.RemoveUnfinished(path);
        using var file = new ResultFile(path);
        var table = new CsvTable(file, [.. experiment.Levers.Select(lever => lever.Key), .. First.Concat(last).Select(column => column.Name)]);
        foreach (var row in rows)
        {
            var values = valuesOf(row);
            foreach (var lever in values.Levers)
            {
                table.Text(lever);
            }

            table.Text(values.Measure.NameInTables);
            table.Date(values.Date);
            table.Text(MeasureCatalog.UnitOf(values.Measure));
            write(table, row);
            table.EndRow();
        }

        file.Complete();
        file.Publish(replaces: true);
    }

    private static void Write(CsvTable table, EffectRow row)
    {
        table.Text(row.Parameter);
        table.Integer(row.Trajectories);
        table.Exact(row.Effect.Mean);
        table.Exact(row.Effect.MeanAbsolute);
        table.Exact(row.Effect.Spread);
    }

    private static void Write(CsvTable table, VarianceRow row)
    {
        table.Integer(row.Points);
        table.Integer(row.Seeds);
        table.Exact(row.Split.Luck);
        table.Exact(row.Split.Ignorance);
        table.Exact(row.Split.LuckShare);
        table.Exact(row.Split.IgnoranceShare);
    }
}
