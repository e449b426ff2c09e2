using AdoptionSim.Nations.Measures;

namespace AdoptionSim.Rules.Tests.Measuring;

public sealed class CountRowsTests
{
    private static readonly CountRows Rows = Filled(3);

    [Fact]
    public void A_count_is_that_of_its_unit_and_measure()
    {
        Assert.Equal(3, Rows.Units);
        Assert.Equal(2_000 + (int)Measure.Calls, Rows[2, Measure.Calls]);
        Assert.Equal(Rows[1, Measure.Photos], Rows.Of(1)[(int)Measure.Photos]);
    }

    [Fact]
    public void A_sum_is_of_all_units_or_of_those_named()
    {
        Assert.Equal(3_000 + (3 * (int)Measure.Texts), Rows.Sum(Measure.Texts));
        Assert.Equal(2_000 + (2 * (int)Measure.Texts), Rows.Sum(Measure.Texts, [0, 2]));
        Assert.Equal(0, Rows.Sum(Measure.Texts, []));
    }

    [Fact]
    public void Rows_are_added_measure_by_measure()
    {
        var sums = CountRows.ZeroRow();
        sums[(int)Measure.Lapses] = 5;
        Rows.AddTo(sums, [1, 2]);

        Assert.Equal(Rows[1, Measure.Lapses] + Rows[2, Measure.Lapses] + 5, sums[(int)Measure.Lapses]);
        Assert.Equal(Rows[1, Measure.Books] + Rows[2, Measure.Books], sums[(int)Measure.Books]);
    }

    [Fact]
    public void Real_counts_are_the_simulated_ones_over_the_scale()
    {
        var scaling = new Scaling(0.4);

        Assert.Equal((7.5, 8L), (scaling.Real(Measure.Subscribers, 3), scaling.Whole(Measure.Subscribers, 3)));
        Assert.Equal((7.5, 8L), (scaling.Real(ForeignMeasure.Lines, 3), scaling.Whole(ForeignMeasure.Lines, 3)));
    }

    [Theory]
    [InlineData(Measure.Stations)]
    [InlineData(Measure.StationsOnAir)]
    [InlineData(Measure.TerminalSeats)]
    public void Counts_of_real_things_are_not_scaled(Measure measure) =>
        Assert.Equal((3.0, 3L), (new Scaling(0.4).Real(measure, 3), new Scaling(0.4).Whole(measure, 3)));

    /// <summary>1,000 times the unit, plus the measure.</summary>
    private static CountRows Filled(int units)
    {
        var rows = CountRows.Zero(units);
        for (var unit = 0; unit < units; unit++)
        {
            foreach (var measure in Measures.All)
            {
                rows.Of(unit)[(int)measure] = (1_000 * unit) + (int)measure;
            }
        }

        return rows;
    }
}
