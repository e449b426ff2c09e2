using System.Collections.Immutable;
using System.Globalization;
using AdoptionSim.Client.Commands.Run;
using AdoptionSim.Client.Tables;
using AdoptionSim.Nations.Strata;

namespace AdoptionSim.Client.Charts;

/// <summary>
/// Draws <c>divide.svg</c>: phone owners per 100 people of each group (by age, income and so on) over time, at most four groups in a chart, and the inequality
/// between groups.
/// </summary>
internal sealed class DivideCharts
{
    public const string FileName = "divide.svg";

    /// <summary>The greatest number of lines (groups of people) in one chart: a reader could not distinguish more by their labels.</summary>
    private const int MostLines = 4;

    private const string Axis = "owners per 100 people";

    private readonly Divide _divide;

    private DivideCharts(Divide divide) => _divide = divide;

    /// <summary>
    /// Draws phone ownership by group of people over time, and the inequality between groups; returns null if nobody has a phone on any date.
    /// </summary>
    public static Picture? Of(RunPlan plan, int replicate, Divide divide)
    {
        var charts = new DivideCharts(divide);
        ImmutableArray<Panel> panels = [.. charts.Groups().Concat(charts.Inequality()).Where(panel => panel.HasAny)];
        var title = string.Create(
            CultureInfo.InvariantCulture,
            $"{plan.Nation.Name}: who has a phone, scenario \"{plan.Scenario.Key}\", seed {plan.SeedOf(replicate)}, scale {plan.Options.Scale}"
        );
        return panels.IsEmpty ? null : new Picture(PanelPicture.Of(title, panels), PanelPicture.Narrow(panels));
    }

    /// <summary>
    /// Returns the charts of phone owners by group of people. Charts of one property, such as age, have axes of the same height, for comparison.
    /// </summary>
    private IEnumerable<Panel> Groups()
    {
        foreach (var dimension in _divide.Layout.Dimensions.Where(dimension => dimension.Groups.Length > 1))
        {
            var isIncome = dimension.Key == StratumDimension.Income.InTables();
            PanelLine[] lines = [.. dimension.Groups.Select(Line).Where(line => line.HasAny || isIncome)];
            var isInOrder = isIncome || dimension.Key == StratumDimension.Age.InTables();
            var charts = isInOrder ? [Some(lines)] : lines.Chunk(MostLines).ToArray();
            var top = lines.SelectMany(line => line.Points).Select(point => point.Value).DefaultIfEmpty().Max();
            foreach (var (index, chart) in charts.Index())
            {
                var part = charts.Length > 1 ? string.Create(CultureInfo.InvariantCulture, $" ({index + 1} of {charts.Length})") : "";
                var some = chart.Length < lines.Length && isInOrder ? $", {chart.Length} of {lines.Length}" : "";
                yield return new Panel($"By {dimension.Label.Split(',')[0]}{part}{some}", Axis, [.. chart]) { HasLabelsAtEnds = true, Top = top };
            }
        }
    }

    /// <summary>
    /// Returns at most four of the lines of a chart whose groups of people have an order, such as ages: the first line, the last, and lines at even distances
    /// between them.
    /// </summary>
    private static PanelLine[] Some(PanelLine[] lines) =>
        lines.Length <= MostLines
            ? lines
            : [.. Enumerable.Range(0, MostLines).Select(index => lines[(int)Math.Round((double)index * (lines.Length - 1) / (MostLines - 1))])];

    private IEnumerable<Panel> Inequality()
    {
        yield return Figures("Gini and Theil (0: all groups are equal)", "Gini coefficient, Theil's T", kind => kind != DivideKind.Gap);
        yield return Figures("Owners per person of one group to another's", "times", kind => kind == DivideKind.Gap) with
        {
            IsLogarithmic = true,
        };
    }

    private Panel Figures(string title, string axis, Func<DivideKind, bool> isShown) =>
        new(
            title,
            axis,
            [
                .. DivideFigure
                    .All.Index()
                    .Where(figure => isShown(figure.Item.Kind))
                    .Select(figure => Line(figure.Item.Label, point => point.Figures[figure.Index])),
            ]
        )
        {
            HasLabelsAtEnds = true,
        };

    private PanelLine Line(DivideGroup group)
    {
        var index = _divide.Layout.Groups.IndexOf(group);
        return Line(LabelOf(group), point => point.OwnersPer100[index]);
    }

    private string LabelOf(DivideGroup group) =>
        group == _divide.Layout.Poorest ? $"{group.Key}, poorest"
        : group == _divide.Layout.Richest ? $"{group.Key}, richest"
        : group.Key;

    private PanelLine Line(string label, Func<DividePoint, double?> value) =>
        new(label, [.. _divide.Points.Where(point => value(point) is not null).Select(point => (point.Date, value(point)!.Value))]);
}
