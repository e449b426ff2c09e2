using AdoptionSim.Contracts.Telemetry;
using AdoptionSim.Nations.Files;
using AdoptionSim.Nations.Measures;
using AdoptionSim.Nations.Quantities;
using AdoptionSim.Nations.Strata;
using AdoptionSim.Runtime.Telemetry;

namespace AdoptionSim.Grains.Tests.Telemetry;

/// <summary>Tests the metrics of groups of people, and of the inequality between them.</summary>
public sealed class GroupSeriesTests
{
    private static readonly int Provinces = Rows.Run.Setup().Nation.Provinces.Length;

    private readonly RunSeries _series = Rows.Series();

    [Fact]
    public void Stocks_of_groups_are_of_the_last_tick_and_real()
    {
        _series.Update(Rows.Of(0..4), Rows.At(new Tick(3)));

        Assert.Equal(3 * Provinces / Rows.Run.Scale, Value(StratumMeasure.Owners, "settlement", "urban"));
        Assert.Equal(2 * 3 * Provinces / Rows.Run.Scale, Value(StratumMeasure.Lines, "total", "all"));
        Assert.Equal(2 * 3 / Rows.Run.Scale, Value(StratumMeasure.People, "place", "capital"));
    }

    [Fact]
    public void Additions_of_groups_are_counted_from_the_start()
    {
        _series.Update(Rows.Of(0..4), Rows.At(new Tick(3)));

        Assert.Equal((1 + 2 + 3) * Provinces / Rows.Run.Scale, Value(StratumMeasure.Additions, "settlement", "rural"));
    }

    [Fact]
    public void Groups_of_persons_have_no_households()
    {
        _series.Update(Rows.Of(0..2), Rows.At(new Tick(1)));

        var dimensions = Groups(StratumMeasure.Households).Select(each => each.Group.Dimension).Distinct();
        Assert.Equal(["total", "place", "income", "settlement", "class"], dimensions);
        Assert.Contains(Groups(StratumMeasure.Owners), each => each.Group.Dimension == "age");
    }

    [Fact]
    public void Equal_groups_have_neither_gap_nor_inequality()
    {
        _series.Update(Rows.Of(0..2), Rows.At(new Tick(1)));

        Assert.Equal(1, _series.Done!.Groups.Of(Figure("urban_to_rural")));
        Assert.Equal(0, _series.Done!.Groups.Of(Figure("gini_income_tenths"))!.Value, 12);
    }

    [Fact]
    public void Before_the_first_owner_there_is_no_inequality()
    {
        _series.Update(Rows.Of(0..1), Rows.At(new Tick(0)));

        Assert.All(DivideFigure.All, figure => Assert.Null(_series.Done!.Groups.Of(figure)));
    }

    [Fact]
    public void A_run_without_counts_of_groups_exposes_none()
    {
        _series.Update(Rows.Of(0..1).Select(rows => rows with { Strata = [] }), Rows.At(new Tick(0)));

        Assert.All(GroupMetric.All, metric => Assert.Empty(_series.Done!.Groups.Of(metric)));
        Assert.All(DivideFigure.All, figure => Assert.Null(_series.Done!.Groups.Of(figure)));
    }

    [Fact]
    public void No_metric_groups_people_by_sex()
    {
        var layout = new DivideLayout(Question.Load("baseline").Nation);

        Assert.All(layout.Groups, group => Assert.DoesNotContain("male", group.Key, StringComparison.Ordinal));
        Assert.All(layout.Dimensions, dimension => Assert.DoesNotContain("sex", dimension.Key, StringComparison.Ordinal));
    }

    private double Value(StratumMeasure measure, string dimension, string group) =>
        Groups(measure).Single(each => each.Group.Dimension == dimension && each.Group.Key == group).Value;

    private IEnumerable<(DivideGroup Group, double Value)> Groups(StratumMeasure measure) =>
        _series.Done!.Groups.Of(GroupMetric.All.Single(metric => metric.Measure == measure));

    private static DivideFigure Figure(string column) => DivideFigure.All.Single(figure => figure.Column == column);
}
