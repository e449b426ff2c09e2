using System.Collections.Immutable;
using AdoptionSim.Client.Experiments.Statistics;
using AdoptionSim.Client.Results;
using AdoptionSim.Client.Tables;

namespace AdoptionSim.Client.Experiments.Comparisons;

/// <summary>A measure of <c>persons.csv</c>, such as months with a phone gained, that is summed over a group of persons or households.</summary>
/// <param name="Unit">The unit, for each person or household.</param>
/// <param name="Sum">Returns the total of the measure from the sums of a group.</param>
internal sealed record PersonMeasure(string Name, string Unit, Func<MonthSums, long> Sum);

/// <summary>
/// Writes <c>persons.csv</c>: the months with a phone that persons and households gain and lose by each scenario, beside those that a negligible change of a
/// price causes.
/// </summary>
internal static class PersonsFile
{
    public const string FileName = "persons.csv";
    public const string Persons = "person";
    public const string Households = "household";
    public const string Gained = "months_gained";
    public const string Lost = "months_lost";
    public const string Net = "months_net";
    public const string Gross = "months_gross";

    public static readonly ImmutableArray<PersonMeasure> Measures =
    [
        new(Gained, "months", sums => sums.Gained),
        new(Lost, "months", sums => sums.Lost),
        new(Net, "months", sums => sums.Gained - sums.Lost),
        new(Gross, "months", sums => sums.Gained + sums.Lost),
        new("share_gainers", "share", sums => sums.Gainers),
        new("share_losers", "share", sums => sums.Losers),
    ];

    private static readonly string[] Columns =
    [
        "scenario",
        "counted",
        "dimension",
        "group",
        "people",
        "measure",
        "unit",
        "mean",
        "low",
        "high",
        "level",
        "runs",
        "churn_mean",
        "churn_low",
        "churn_high",
        "churn_runs",
    ];

    /// <exception cref="ResultsException">The file cannot be written.</exception>
    public static void Write(ResultFolder folder, Comparison comparison, PersonGroups groups, ComparedRuns runs)
    {
        var table = new CsvTable(folder.Create(FileName), Columns);
        var noise = runs.ChangesOf(comparison.NoiseIndex);
        for (var scenario = 1; scenario <= comparison.NoiseIndex; scenario++)
        {
            // A scenario with other people than the reference cannot be compared person by person.
            var changes = runs.ChangesOf(scenario);
            foreach (var (counted, select) in changes.Contains(null) ? [] : Counted)
            {
                foreach (var (index, group) in groups.All.Index().Where(group => counted == Persons || group.Item.HasHouseholds))
                {
                    MonthSums[] sums = [.. changes.Select(change => select(change!)[index])];
                    MonthSums[] churn = [.. noise.OfType<PersonChanges>().Select(change => select(change)[index])];
                    if (sums.Sum(each => each.Count) == 0)
                    {
                        continue;
                    }

                    foreach (var measure in Measures)
                    {
                        table.Text(comparison.LabelOf(scenario));
                        table.Text(counted);
                        table.Text(group.Dimension);
                        table.Text(group.Key);
                        table.Exact(sums.Average(each => each.Count) / comparison.Scale);
                        table.Text(measure.Name);
                        table.Text(measure.Unit);
                        var interval = MeanOf(sums, measure);
                        DifferencesFile.Interval(table, interval);
                        table.Exact(interval?.Level);
                        table.Integer(interval?.Count ?? sums.Length);
                        var noiseInterval = MeanOf(churn, measure);
                        DifferencesFile.Interval(table, noiseInterval);
                        table.Integer(noiseInterval?.Count ?? churn.Length);
                        table.EndRow();
                    }
                }
            }
        }
    }

    private static (string Counted, Func<PersonChanges, ImmutableArray<MonthSums>> Select)[] Counted { get; } =
    [(Persons, change => change.Persons), (Households, change => change.Households)];

    /// <summary>
    /// Returns the mean over seeds of a measure, such as months gained, per person or household, with its interval; null for fewer than two seeds.
    /// </summary>
    internal static Interval? MeanOf(IEnumerable<MonthSums> seeds, PersonMeasure measure) =>
        MeanInterval.Of([.. seeds.Where(seed => seed.Count > 0).Select(seed => (double)measure.Sum(seed) / seed.Count)]);
}
