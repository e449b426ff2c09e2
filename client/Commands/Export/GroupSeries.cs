using AdoptionSim.Contracts.Telemetry;
using AdoptionSim.Nations.Measures;
using AdoptionSim.Nations.Strata;

namespace AdoptionSim.Client.Commands.Export;

/// <summary>Exports metrics of groups of people (by age, income and so on), and of the inequality between them, over the dates of a finished run.</summary>
internal sealed class GroupSeries(RunHistory history)
{
    /// <summary>
    /// Returns the dated values of each metric of groups of people and of inequality between them, in the order in which the metrics are declared.
    /// </summary>
    public IEnumerable<Series> All() =>
        [
            .. GroupMetric.All.SelectMany(metric => history.Groups.Where(group => Has(group, metric.Measure)).Select(group => Of(metric, group))),
            .. DivideMetric.All.SelectMany(metric => metric.Figures.Select(figure => Of(metric, figure))),
        ];

    private bool Has(GroupKey group, StratumMeasure measure) =>
        history.OfGroup(group, 0) is var counts && counts[(int)StratumMeasure.People] > 0 && counts[(int)measure] is not null;

    private Series Of(GroupMetric metric, GroupKey group) => new(metric.Metric, [history.Run.Name, group.Dimension, group.Group], Samples(metric, group));

    private IEnumerable<Sample> Samples(GroupMetric metric, GroupKey group)
    {
        var total = 0L;
        for (var date = 0; date < history.Dates.Count; date++)
        {
            total = (metric.IsSum ? total : 0) + (history.OfGroup(group, date)[(int)metric.Measure] ?? 0);
            yield return new Sample(history.Dates[date], metric.Value(total, history.Run.Scale));
        }
    }

    private Series Of(DivideMetric metric, DivideFigure figure)
    {
        var index = DivideFigure.All.IndexOf(figure);
        var values = history.Dates.Select((date, tick) => (Date: date, Value: history.Inequality(tick)[index]));
        return new Series(
            metric.Metric,
            [history.Run.Name, figure.Key],
            values.Where(each => each.Value is not null).Select(each => new Sample(each.Date, each.Value!.Value))
        );
    }
}
