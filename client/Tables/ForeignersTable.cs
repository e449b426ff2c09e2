using System.Collections.Immutable;
using AdoptionSim.Client.Results;
using AdoptionSim.Nations.Measures;

namespace AdoptionSim.Client.Tables;

/// <summary>
/// Writes <c>foreigners.csv</c>: one row per date and cohort (group of foreigners), for nations with foreigners. Counts are of simulated people.
/// </summary>
internal sealed class ForeignersTable(ResultFile file, ImmutableArray<CohortName> cohorts)
{
    public const string FileName = "foreigners.csv";

    private readonly CsvTable _table = new(file, ["date", "cohort", "kind", .. Measures.OfCohorts.Select(measure => measure.Name)]);

    public void Write(DateOnly date, NationalRow nation)
    {
        foreach (var (index, cohort) in cohorts.Index())
        {
            _table.Date(date);
            _table.Text(cohort.Key);
            _table.Text(cohort.Kind);
            foreach (var measure in Enum.GetValues<ForeignMeasure>())
            {
                _table.Integer(nation[index, measure]);
            }

            _table.EndRow();
        }
    }
}
