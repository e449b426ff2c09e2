using System.Collections.Immutable;
using System.Globalization;
using AdoptionSim.Client.Commands.Run;
using AdoptionSim.Client.Tables;
using AdoptionSim.Nations.Strata;

namespace AdoptionSim.Client.Charts;

/// <summary><c>divide.svg</c>: owners per 100 people of each group over time, at most four groups in a chart, and the inequality between groups.</summary>
internal sealed class DivideCharts
{
    public const string FileName = "divide.svg";

    /// <summary>The greatest number of lines that a reader can tell apart by their labels.</summary>
    private const int MostLines = 4;

    private const string Axis = "owners per 100 people";

    private readonly Divide _divide;

    private DivideCharts(Divide divide) => _divide = divide;

    /// <summary>Returns null if nobody has a phone on any date.</summary>
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

    /// <summary>Returns the charts of the groups. Charts of one dimension have the same height of their axis, so that they can be compared.</summary>
    private IEnumerable<Panel> Groups()
    {
        foreach (var dimension in _divide.Layout.Dimensions.Where(dimension => dimension.Groups.Length > 1))
        {
            ImmutableArray<PanelLine> lines = [.. Drawn(dimension).Select(Line).Where(line => line.HasAny)];
            var charts = lines.Chunk(MostLines).ToArray();
            var top = lines.SelectMany(line => line.Points).Select(point => point.Value).DefaultIfEmpty().Max();
            foreach (var (index, chart) in charts.Index())
            {
                var part = charts.Length > 1 ? string.Create(CultureInfo.InvariantCulture, $" ({index + 1} of {charts.Length})") : "";
                yield return new Panel($"By {dimension.Label.Split(',')[0]}{part}", Axis, [.. chart]) { HasLabelsAtEnds = true, Top = top };
            }
        }
    }

    /// <summary>Returns four tenths of income, which show the spread; of other dimensions all groups.</summary>
    private static ImmutableArray<DivideGroup> Drawn(DivideDimension dimension) =>
        dimension.Key == StratumDimension.Income.InTables() ? [.. dimension.Groups.Where((_, index) => index % 3 == 0)] : dimension.Groups;

    private IEnumerable<Panel> Inequality()
    {
        yield return Figures("Gini and Theil (0: all groups are equal)", "Gini coefficient, Theil's T", kind => kind != DivideKind.Gap);
        yield return Figures("Owners per person of one group to another's", "times", kind => kind == DivideKind.Gap);
    }

    private Panel Figures(string title, string axis, Func<DivideKind, bool> isShown) =>
        new(
            title,
            axis,
            [.. DivideFigure.All.Index().Where(figure => isShown(figure.Item.Kind)).Select(figure => Line(figure.Item.Label, point => point.Figures[figure.Index]))]
        )
        {
            HasLabelsAtEnds = true,
        };

    private PanelLine Line(DivideGroup group)
    {
        var index = _divide.Layout.Groups.IndexOf(group);
        return Line(group.Key, point => point.OwnersPer100[index]);
    }

    private PanelLine Line(string label, Func<DividePoint, double?> value) =>
        new(label, [.. _divide.Points.Where(point => value(point) is not null).Select(point => (point.Date, value(point)!.Value))]);
}
