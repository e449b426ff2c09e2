using AdoptionSim.Nations;
using AdoptionSim.Nations.Files;
using AdoptionSim.Nations.Measures;
using AdoptionSim.Nations.Measures.Comparisons;
using AdoptionSim.Nations.Measures.Features;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Rules.Tests.Measuring;

/// <summary>Tests how the dates of the record meet the rows of a run, with series whose answers are known.</summary>
public sealed class RecordValueTests
{
    private const double Scale = 0.1;

    private static readonly Nation Islandia = NationFile.Read(Shipped.NationPath("islandia"));
    private static readonly DateOnly Start = new(2001, 1, 1);

    [Theory]
    [InlineData("2001-01-01", 100.0)]
    [InlineData("2001-01-08", 800.0)]
    [InlineData("2001-01-04", 400.0)]
    [InlineData("2001-01-16", null)]
    [InlineData("2000-12-31", null)]
    public void Subscribers_are_interpolated_on_the_day(string date, double? expected)
    {
        var history = Weekly((week, counts) => counts[(int)PhoneMeasures.Subscribers] = 10 + (70 * week), weeks: 2);

        Assert.Equal(expected, RecordMeasures.Subscribers.Value.On(history, DateOnly.Parse(date, null)));
    }

    [Theory]
    [InlineData("2001-01-01", 5.0)]
    [InlineData("2001-01-07", 5.0)]
    [InlineData("2001-01-08", 6.0)]
    [InlineData("2001-01-15", 7.0)]
    [InlineData("2001-01-16", null)]
    public void Stations_are_those_of_the_last_row_at_every_scale(string date, double? expected)
    {
        var history = Weekly((week, counts) => counts[(int)NetworkMeasures.Stations] = 5 + week, weeks: 2);

        Assert.Equal(expected, RecordMeasures.Stations.Value.On(history, DateOnly.Parse(date, null)));
    }

    [Fact]
    public void Coverage_is_a_share_of_real_people()
    {
        var history = Weekly((_, counts) => counts[(int)NetworkMeasures.Covered] = 1_500, weeks: 1);

        Assert.Equal(25, RecordMeasures.CoveredPercent.Value.On(history, Start));
    }

    [Fact]
    public void Shops_are_those_open_on_the_day_in_the_place()
    {
        var nation = Islandia with
        {
            Market = Islandia.Market with { Shops = [new("IS-A.1", Start, "a"), new("IS-A.2", Start.AddDays(3), "b"), new("IS-B.1", Start, "c")] },
        };
        double? Shops(string? place, int day)
        {
            var history = new PlaceHistory(nation, place, default, Scale);
            history.Add(Start, CountRows.ZeroRow());
            history.Add(Start.AddDays(7), CountRows.ZeroRow());
            return RecordMeasures.Shops.Value.On(history, Start.AddDays(day));
        }

        Assert.Equal((2, 3, 2, 1, null), (Shops(null, 2), Shops(null, 3), Shops("IS-A", 3), Shops("IS-A.1", 3), Shops(null, 8)));
    }

    [Fact]
    public void Quarterly_caller_minutes_are_per_mean_line_and_month()
    {
        // 10 lines talk 3,000 seconds a day: 90 days have 4,500 minutes, which are 150 for each line and month.
        var history = Weekly(
            (_, counts) =>
            {
                counts[(int)PhoneMeasures.Subscribers] = 10;
                counts[(int)PhoneMeasures.CallSeconds] = 7 * 3_000;
            },
            weeks: 30
        );

        Assert.Equal(150, RecordMeasures.MinutesPerLine.Value.On(history, new DateOnly(2001, 3, 31).AddDays(1))!.Value, 1.0);
        Assert.Equal(91 * 50.0 / 10 / 3, RecordMeasures.MinutesPerLine.Value.On(history, new DateOnly(2001, 6, 30))!.Value, 6);
    }

    [Fact]
    public void The_step_does_not_change_a_quarter()
    {
        static void Fill(double day, double days, long[] counts)
        {
            counts[(int)PhoneMeasures.Subscribers] = (long)(1_000 + (10 * day));
            counts[(int)PhoneMeasures.CallSeconds] = (long)(days * 60_000);
        }

        var weekly = Weekly((week, counts) => Fill(7 * week, week == 0 ? 0 : 7, counts), weeks: 30);
        var daily = Steps((day, counts) => Fill(day, day == 0 ? 0 : 1, counts), 210, stepDays: 1);
        var date = new DateOnly(2001, 6, 30);

        // The quarter from 1 April to 30 June has days 90 to 180 of the run: on average 2,345 lines.
        Assert.Equal(91 * 1_000 / 2_345.0 / 3, RecordMeasures.MinutesPerLine.Value.On(weekly, date)!.Value, 6);
        Assert.Equal(RecordMeasures.MinutesPerLine.Value.On(weekly, date)!.Value, RecordMeasures.MinutesPerLine.Value.On(daily, date)!.Value, 6);
    }

    [Theory]
    [InlineData(5, "2001-03-31")] // the run ends before the quarter does
    [InlineData(30, "2001-03-30")] // the run begins in the quarter
    public void A_quarter_partly_outside_the_run_has_no_value(int weeks, string date)
    {
        var history = Weekly((_, counts) => counts[(int)PhoneMeasures.Subscribers] = 10, weeks);

        Assert.Null(RecordMeasures.MinutesPerLine.Value.On(history, DateOnly.Parse(date, null)));
    }

    [Fact]
    public void A_quarter_without_lines_has_no_value() =>
        Assert.Null(RecordMeasures.MinutesPerLine.Value.On(Weekly((_, _) => { }, weeks: 30), new DateOnly(2001, 6, 30)));

    [Fact]
    public void Revenue_is_that_at_the_official_rate()
    {
        // Ten lines pay 30 dollars a day at the official rate: 30 x 91 / 10 / 3 dollars for each line and month.
        var history = Weekly(
            (_, counts) =>
            {
                counts[(int)PhoneMeasures.Subscribers] = 10;
                counts[(int)PhoneMeasures.RevenueOfficialCents] = 21_000;
            },
            weeks: 30
        );

        Assert.Equal(30 * 91 / 10.0 / 3, RecordMeasures.RevenuePerLine.Value.On(history, new DateOnly(2001, 6, 30))!.Value, 6);
    }

    [Theory]
    [InlineData(50.0, 100.0, 200.0, 0.5, 50.0, false)]
    [InlineData(150.0, 100.0, 200.0, 1.0, 0.0, true)]
    [InlineData(300.0, 100.0, 200.0, 1.5, 50.0, false)]
    [InlineData(900.0, 100.0, null, 1.0, 0.0, true)]
    [InlineData(50.0, 100.0, null, 0.5, 50.0, false)]
    [InlineData(7.0, 0.0, 0.0, null, null, false)]
    [InlineData(0.0, 0.0, 0.0, null, null, true)]
    [InlineData(null, 100.0, 200.0, null, null, null)]
    public void The_error_is_the_distance_from_the_nearest_end(double? run, double low, double? high, double? ratio, double? error, bool? isWithin)
    {
        var row = Compared(run, low, high, RecordUse.Calibrate);

        Assert.Equal((ratio, error, isWithin), (row.Ratio, row.ErrorPercent, row.IsWithin));
    }

    [Fact]
    public void A_summary_separates_calibration_rows_and_names_the_worst_row()
    {
        ComparedRow[] rows =
        [
            Compared(90, 100, 100, RecordUse.Calibrate),
            Compared(130, 100, 100, RecordUse.Calibrate),
            Compared(100, 100, 100, RecordUse.Input),
            Compared(160, 100, 100, RecordUse.Validate),
            Compared(null, 100, 100, RecordUse.Validate),
        ];

        var summary = Assert.Single(RecordSummary.All([.. rows]));

        Assert.Equal(
            (4, 20, 30, rows[3]),
            (summary.Compared, Math.Round(summary.CalibrateError!.Value, 6), Math.Round(summary.OtherError!.Value, 6), summary.Worst)
        );
    }

    private static ComparedRow Compared(double? run, double low, double? high, RecordUse use)
    {
        var row = new RecordRow
        {
            Measure = "shops",
            Date = Start,
            Low = low,
            High = high,
            Use = use,
            Source = "",
        };
        return new ComparedRow(RecordMeasures.Shops, row, run);
    }

    private static DatedSeries Rate(double value) => new("domestic/USD", Between.Step, [new DatedPoint(Start, value, "test")]);

    private static PlaceHistory Weekly(Action<int, long[]> fill, int weeks, Nation? nation = null) => Steps(fill, weeks, stepDays: 7, nation);

    private static PlaceHistory Steps(Action<int, long[]> fill, int ticks, int stepDays, Nation? nation = null)
    {
        var history = new PlaceHistory(nation ?? Islandia, null, new PlaceConstants(60_000, 40_000), Scale);
        for (var tick = 0; tick <= ticks; tick++)
        {
            var counts = CountRows.ZeroRow();
            fill(tick, counts);
            history.Add(Start.AddDays(tick * stepDays), counts);
        }

        return history;
    }
}
