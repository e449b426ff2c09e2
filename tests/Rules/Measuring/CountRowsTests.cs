using AdoptionSim.Nations.Measures;
using AdoptionSim.Nations.Measures.Features;

namespace AdoptionSim.Rules.Tests.Measuring;

public sealed class CountRowsTests
{
    private static readonly CountRows Rows = Filled(3);

    [Fact]
    public void A_count_is_that_of_its_unit_and_measure()
    {
        Assert.Equal(3, Rows.Units);
        Assert.Equal(2_000 + (int)PhoneMeasures.Calls, Rows[2, PhoneMeasures.Calls]);
        Assert.Equal(Rows[1, PhoneMeasures.Photos], Rows.Of(1)[(int)PhoneMeasures.Photos]);
    }

    [Fact]
    public void A_sum_is_of_all_units_or_of_those_named()
    {
        Assert.Equal(3_000 + (3 * (int)PhoneMeasures.Texts), Rows.Sum(PhoneMeasures.Texts));
        Assert.Equal(2_000 + (2 * (int)PhoneMeasures.Texts), Rows.Sum(PhoneMeasures.Texts, [0, 2]));
        Assert.Equal(0, Rows.Sum(PhoneMeasures.Texts, []));
    }

    [Fact]
    public void Rows_are_added_measure_by_measure()
    {
        var sums = CountRows.ZeroRow();
        sums[(int)PhoneMeasures.Lapses] = 5;
        Rows.AddTo(sums, [1, 2]);

        Assert.Equal(Rows[1, PhoneMeasures.Lapses] + Rows[2, PhoneMeasures.Lapses] + 5, sums[(int)PhoneMeasures.Lapses]);
        Assert.Equal(Rows[1, PhoneMeasures.Books] + Rows[2, PhoneMeasures.Books], sums[(int)PhoneMeasures.Books]);
    }

    [Fact]
    public void Real_counts_are_the_simulated_ones_over_the_scale()
    {
        var scaling = new Scaling(0.4);

        Assert.Equal((7.5, 8L), (scaling.Real(PhoneMeasures.Subscribers, 3), scaling.Whole(PhoneMeasures.Subscribers, 3)));
        Assert.Equal((7.5, 8L), (scaling.Real(ForeignMeasure.Lines, 3), scaling.Whole(ForeignMeasure.Lines, 3)));
    }

    [Theory]
    [InlineData(NetworkMeasures.Stations)]
    [InlineData(NetworkMeasures.StationsOnAir)]
    [InlineData(IntranetMeasures.TerminalSeats)]
    public void Counts_of_real_things_are_not_scaled(Measure measure) =>
        Assert.Equal((3.0, 3L), (new Scaling(0.4).Real(measure, 3), new Scaling(0.4).Whole(measure, 3)));

    /// <summary>Returns rows whose values are 1,000 times the unit, plus the measure.</summary>
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
