using AdoptionSim.Contracts.Telemetry;

namespace AdoptionSim.Client.Commands.Export;

/// <summary>Exports metrics of the nation as a whole and of each cohort (group) of foreigners, over the dates of a finished run.</summary>
internal sealed class ServiceSeries(RunHistory history)
{
    /// <summary>
    /// Returns the dated values of each metric of the nation and of each cohort of foreigners, in the order in which the metrics are declared.
    /// </summary>
    public IEnumerable<Series> All() =>
        [.. NationMetric.All.Select(Of), .. CohortMetric.All.SelectMany(metric => history.Cohorts.Select(cohort => Of(metric, cohort)))];

    private Series Of(NationMetric metric) =>
        new(
            metric.Metric,
            [history.Run.Name],
            history.Dates.Zip(Read(metric.IsSum, date => history.OfNation(date)[(int)metric.Measure]), (date, count) => new Sample(date, count * metric.Factor))
        );

    private Series Of(CohortMetric metric, string cohort) =>
        new(
            metric.Metric,
            [history.Run.Name, cohort],
            history.Dates.Zip(Read(metric.IsSum, date => metric.Measures.Sum(measure => history.OfCohort(cohort, date)[(int)measure])), (date, count) =>
                new Sample(date, metric.Value(count, history.Run.Scale))
            )
        );

    /// <summary>Returns one number for each date of the run: the count of the date, or the sum of all counts up to it.</summary>
    /// <param name="isSum">True to return sums.</param>
    /// <param name="count">Returns the count of a date, given by its index.</param>
    private IEnumerable<long> Read(bool isSum, Func<int, long> count)
    {
        var total = 0L;
        for (var date = 0; date < history.Dates.Count; date++)
        {
            total = (isSum ? total : 0) + count(date);
            yield return total;
        }
    }
}
