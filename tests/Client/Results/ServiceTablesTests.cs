using AdoptionSim.Client.Results;
using AdoptionSim.Client.Tables;
using AdoptionSim.Client.Tests.Support;
using AdoptionSim.Nations.Measures;
using AdoptionSim.Nations.Measures.Features;

namespace AdoptionSim.Client.Tests.Results;

/// <summary>Tests the columns of services other than the phone.</summary>
public sealed class ServiceTablesTests : IDisposable
{
    private static readonly DateOnly Date = new(2013, 2, 25);

    private readonly string _folder = Directory.CreateTempSubdirectory("adoptsim-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Phone_columns_keep_their_places_and_new_ones_follow(bool hasNation)
    {
        var columns = Unit(new long[Measures.Count], hasNation).Keys.ToList();

        Assert.Equal(["date", "nation", "name", "people", "people_15_plus", "subscribers", "subscribers_simulated", "urban_subscribers"], columns[..8]);
        Assert.Equal(
            ["goodwill_255ths", "revenue_official_usd_cents", "revenue_domestic_hundredths", "applicants", "turned_away", "lost_to_power_cuts_milli_erlangs"],
            columns.SkipWhile(column => column != "goodwill_255ths").Take(6)
        );
        Assert.Equal(
            ["penetration_percent", "penetration_15_plus_percent", "covered_percent", "goodwill_percent", "intranet_readers"],
            columns.SkipWhile(column => column != "penetration_percent").Take(5)
        );
        Assert.Equal(hasNation, columns.Contains("vetting_passed_share"));
    }

    [Fact]
    public void Shares_use_named_denominators_and_are_empty_for_zero_denominators()
    {
        var counts = new long[Measures.Count];
        (counts[(int)BoardMeasures.Birthdays], counts[(int)BoardMeasures.Remembered]) = (40, 10);
        (counts[(int)CinemaMeasures.SeatsTaken], counts[(int)CinemaMeasures.Annoyed]) = (2_000, 15);
        counts[(int)InternetMeasures.AwarePeople] = 3;

        var (row, empty) = (Unit(counts, hasNation: false), Unit(new long[Measures.Count], hasNation: false));

        Assert.Equal(("0.2500", "7.5000", "6.0000"), (row["birthdays_remembered_share"], row["cinema_annoyed_per_1000_seats"], row["internet_aware_percent"]));
        Assert.Equal(("", "", "0.0000"), (empty["birthdays_remembered_share"], empty["cinema_annoyed_per_1000_seats"], empty["internet_aware_percent"]));
    }

    [Fact]
    public void Vetting_and_foreigner_totals_are_in_the_national_row()
    {
        var row = Unit(new long[Measures.Count], hasNation: true);

        Assert.Equal(("4", "7"), (row["vetting_refused"], row["vetting_median_delay_days"]));
        Assert.Equal(("100", "300"), (row["foreigners_present"], row["foreigners_posts"]));

        // 30 have passed; 4 were refused in this tick, and 6 before.
        Assert.Equal("0.7500", row["vetting_passed_share"]);
    }

    [Fact]
    public void Foreigners_have_rows_per_date_and_cohort_with_all_measures()
    {
        var path = Path.Combine(_folder, ForeignersTable.FileName);
        Write(path, file => new ForeignersTable(file, [new CohortName("FR/aid", "resident"), new CohortName("FR/tours", "tourist")]).Write(Date, National()));

        var rows = CsvText.Read(path);
        Assert.Equal(
            [
                "date",
                "cohort",
                "kind",
                "present",
                "arrivals",
                "departures",
                "lines",
                "data_users",
                "broadband_users",
                "message_posts",
                "photo_posts",
                "posts_over_data",
                "international_call_seconds",
                "local_call_seconds",
                "data_kilobytes",
                "spent_usd_cents",
            ],
            rows[0].Keys
        );
        Assert.Equal(
            [("2013-02-25", "FR/aid", "resident", "60"), ("2013-02-25", "FR/tours", "tourist", "40")],
            rows.Select(row => (row["date"], row["cohort"], row["kind"], row["present"]))
        );
        Assert.Equal(("70", "80"), (rows[1]["message_posts"], rows[1]["photo_posts"]));
    }

    [Fact]
    public void Empty_national_row_has_zero_counts_and_no_passed_share()
    {
        var none = new NationalRow([]);

        Assert.Equal((0, 0L, 0L, null), (none.Cohorts, none[ForeignMeasure.Present], none[NationMeasure.VettingPassed], none.PassedShare));
    }

    private static NationalRow National()
    {
        var series = new long[NationSeries.Length(2)];
        (series[(int)NationMeasure.VettedArticles], series[(int)NationMeasure.VettingRefused], series[(int)NationMeasure.VettingMedianDelayDays]) = (30, 4, 7);
        (series[NationSeries.IndexOf(0, ForeignMeasure.Present)], series[NationSeries.IndexOf(1, ForeignMeasure.Present)]) = (60, 40);
        (series[NationSeries.IndexOf(0, ForeignMeasure.Messages)], series[NationSeries.IndexOf(1, ForeignMeasure.Messages)]) = (150, 70);
        series[NationSeries.IndexOf(1, ForeignMeasure.PhotoPosts)] = 80;
        return new NationalRow(series, refusedBefore: 6);
    }

    private static void Write(string path, Action<ResultFile> write)
    {
        using var file = new ResultFile(path);
        write(file);
        file.Complete();
        file.Publish();
    }

    /// <summary>Writes a unit of a hundred people at scale 0.5 and returns its row.</summary>
    private Dictionary<string, string> Unit(long[] counts, bool hasNation)
    {
        var path = Path.Combine(_folder, Path.GetRandomFileName());
        Write(path, file =>
            new UnitTable(file, 0.5, hasNation, "nation").Write(Date, new Unit(["IS", "Islandia"], 100, 75), counts, hasNation ? National() : null)
        );
        return CsvText.Read(path)[0];
    }
}
