using AdoptionSim.Client.Experiments.Collectors;
using AdoptionSim.Client.Experiments.Files;
using AdoptionSim.Client.Results;
using AdoptionSim.Client.Tables;
using AdoptionSim.Nations.Files;

namespace AdoptionSim.Client.Experiments.Pages;

/// <summary>
/// Writes <c>differences.csv</c> of an experiment: each measure and date of each setting (combination of parameter values) compared with the reference setting,
/// paired by seed. The pictures of the page show its numbers.
/// </summary>
internal static class DifferencesTable
{
    public const string FileName = "differences.csv";

    private static readonly string[] Last =
    [
        "setting",
        "compared_with",
        "measure",
        "date",
        "unit",
        "reference",
        "difference",
        "low",
        "high",
        "spread",
        "pairs",
        "times_narrower",
    ];

    /// <exception cref="ResultsException">The file cannot be written.</exception>
    public static void Write(string folder, Experiment experiment, PageResults results)
    {
        var path = Path.Combine(folder, FileName);
        Leftovers.RemoveUnfinished(path);
        using var file = new ResultFile(path);
        var names = experiment.Levers.IsEmpty ? experiment.Table.Parameters : [.. experiment.Levers.Select(lever => lever.Key)];
        var table = new CsvTable(file, [.. names, .. Last]);
        foreach (var measure in experiment.Measures)
        {
            foreach (var values in results.Of(measure))
            {
                foreach (var setting in results.Compared)
                {
                    if (SettingDifference.Of(values, results.Reference, setting) is { } difference)
                    {
                        Write(table, results, measure, difference);
                    }
                }
            }
        }

        file.Complete();
        file.Publish(replaces: true);
    }

    private static void Write(CsvTable table, PageResults results, AskedMeasure measure, SettingDifference difference)
    {
        foreach (var value in difference.Setting.Values)
        {
            table.Text(value);
        }

        table.Text(difference.Setting.Text);
        table.Text(results.Reference.Text);
        table.Text(measure.What);
        table.Date(difference.Date);
        table.Text(MeasureCatalog.UnitOf(measure));
        table.Exact(difference.Reference);
        table.Exact(difference.Difference);
        table.Exact(difference.Low);
        table.Exact(difference.High);
        table.Text(Names.InFile(difference.Spread.ToString()));
        table.Integer(difference.Count);
        table.Exact(difference.TimesNarrower);
        table.EndRow();
    }
}
