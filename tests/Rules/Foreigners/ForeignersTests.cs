using System.Globalization;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using AdoptionSim.Model.Access;
using AdoptionSim.Model.Citizens;
using AdoptionSim.Model.Handsets;
using AdoptionSim.Model.Services;
using AdoptionSim.Model.Setup;
using AdoptionSim.Model.Worlds;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Files;
using AdoptionSim.Nations.Measures;
using AdoptionSim.Nations.Measures.Features;
using AdoptionSim.Nations.Quantities;
using AdoptionSim.Rules.Tests.Support;

namespace AdoptionSim.Rules.Tests.Foreigners;

public sealed class ForeignersTests
{
    private static readonly Question Baseline = Question.Load("baseline");
    private static readonly RunSetup Setup = new(Baseline.Nation, Baseline.Scenario, 1, 1, 7);
    private static readonly List<long[]> Series = Run(Setup);

    [Fact]
    public void Residents_match_the_record_and_tourists_arrive_by_season()
    {
        var (diplomats, western, chinese) = (Cohort("diplomats"), Cohort("western-tourists"), Cohort("chinese-tourists"));

        Assert.All(Series.Skip(1), tick => Assert.InRange(tick[Of(diplomats, ForeignMeasure.Present)], 780, 800));
        Assert.Equal(3500, Year(2011, western, ForeignMeasure.Arrivals), 100.0);
        Assert.Equal(40000, Year(2011, chinese, ForeignMeasure.Arrivals), 1000.0);
        Assert.True(Month(2011, 9, western, ForeignMeasure.Arrivals) > 3 * Month(2011, 1, western, ForeignMeasure.Arrivals));
    }

    [Fact]
    public void Who_came_has_left_or_is_there()
    {
        foreach (var (index, cohort) in Assert.AtLeastOne(Setup.Nation.Foreigners!.Cohorts.Index()))
        {
            var there = Series[0][Of(index, ForeignMeasure.Present)];
            var (came, left) = (Sum(index, ForeignMeasure.Arrivals), Sum(index, ForeignMeasure.Departures));
            Assert.Equal(there + came - left, Series[^1][Of(index, ForeignMeasure.Present)]);
            Assert.True(cohort.Kind == ForeignerKind.Tourist ? there == 0 : there > 0);
        }
    }

    /// <summary>The dates on record: own phones from 2013-01-07, data from 2013-02-25, stopped for tourists in late March.</summary>
    [Fact]
    public void Phones_data_and_first_data_posts_follow_the_access_table()
    {
        foreach (var (index, cohort) in Assert.AtLeastOne(Setup.Nation.Foreigners!.Cohorts.Index()))
        {
            var isTourist = cohort.Kind == ForeignerKind.Tourist;
            for (var tick = new Tick(1); tick < Series.Count; tick++)
            {
                var date = Setup.Calendar.DateOf(tick);
                var (lines, data, posts) = (
                    Series[tick][Of(index, ForeignMeasure.Lines)],
                    Series[tick][Of(index, ForeignMeasure.DataUsers)],
                    Series[tick][Of(index, ForeignMeasure.PostsOverData)]
                );
                Assert.True(!isTourist || date >= new DateOnly(2013, 1, 7) || lines == 0);
                Assert.True(date >= new DateOnly(2013, 2, 25) || data + posts == 0);
                Assert.True(!isTourist || date < new DateOnly(2013, 3, 27) || data + posts == 0);
            }

            var first = Enumerable.Range(1, Series.Count - 1).First(tick => Series[tick][Of(index, ForeignMeasure.PostsOverData)] > 0);
            Assert.Equal(new DateOnly(2013, 2, 25), Setup.Calendar.DateOf(new Tick(first)));
            Assert.Equal(!isTourist, Series[^1][Of(index, ForeignMeasure.DataUsers)] > 0);
        }
    }

    [Fact]
    public void Broadband_is_for_residents_from_the_start()
    {
        Assert.True(Series[1][Of(Cohort("diplomats"), ForeignMeasure.BroadbandUsers)] > 500);
        Assert.True(Series[1][Of(Cohort("diplomats"), ForeignMeasure.Messages)] > 0);
        Assert.Equal(0, Sum(Cohort("western-tourists"), ForeignMeasure.BroadbandUsers));
    }

    [Fact]
    public void Tourists_who_keep_data_keep_posting_and_change_nothing_before()
    {
        var stays = Question.Load("data-for-all-foreigners-stays");
        var with = Run(new RunSetup(stays.Nation, stays.Scenario, 1, 1, 7));
        var (western, stopped) = (
            Cohort("western-tourists"),
            Enumerable.Range(1, Series.Count - 1).First(tick => Setup.Calendar.DateOf(new Tick(tick)) >= new DateOnly(2013, 3, 27))
        );

        Assert.All(Enumerable.Range(0, stopped), tick => Assert.Equal(Series[tick], with[tick]));
        Assert.True(with.Skip(stopped).Sum(tick => tick[Of(western, ForeignMeasure.PostsOverData)]) > 1000);
    }

    [Fact]
    public void A_dearer_card_is_bought_by_fewer()
    {
        var parameters = Baseline.Nation.Foreigners!;
        var dear = parameters with { SimPrice = parameters.SimPrice with { Points = [parameters.SimPrice.Points[0] with { Value = 600 }] } };
        var series = Run(new RunSetup(Baseline.Nation with { Foreigners = dear }, Baseline.Scenario, 1, 1, 7), 260);

        Assert.InRange(series[^1][Of(Cohort("diplomats"), ForeignMeasure.Lines)], 50, (Series[260][Of(Cohort("diplomats"), ForeignMeasure.Lines)] / 2) + 50);
    }

    [Fact]
    public void A_use_that_the_table_forbids_ends_the_run()
    {
        var table = AccessTable.On(new DateOnly(2014, 1, 1), Baseline.Nation.Access, []);

        table.Check(AccessGroup.ResidentForeigner, Service.Data, Device.Handset, 5, "FR/diplomats", new Tick(7));
        var error = Assert.Throws<InvalidOperationException>(() =>
            table.Check(AccessGroup.Tourist, Service.Data, Device.Handset, 5, "FR/western-tourists", new Tick(7))
        );
        Assert.Contains("FR/western-tourists, tick 7: Data was used on a Handset by Tourist", error.Message, StringComparison.Ordinal);
    }

    /// <summary>
    /// Foreigners affect citizens only by sights and tower load. Without both, no row of a citizen, handset or household may change, nor any count of
    /// citizens.
    /// </summary>
    [Fact]
    public async Task Without_sights_and_load_foreigners_change_nothing_among_citizens()
    {
        var islandia = Question.Load("islandia");
        var silent = islandia.Nation.Foreigners! with
        {
            Sights = islandia.Nation.Foreigners!.Sights with { Value = 0 },
            SightsWithPhone = islandia.Nation.Foreigners.SightsWithPhone with { Value = 0 },
            InternationalMinutes = islandia.Nation.Foreigners.InternationalMinutes with { Value = 0 },
            LocalMinutes = islandia.Nation.Foreigners.LocalMinutes with { Value = 0 },
            DataUse = islandia.Nation.Foreigners.DataUse with { Value = 0 },
        };
        var without = await new LocalRun(new RunSetup(islandia.Nation with { Foreigners = null }, islandia.Scenario, 1, 0.05, 7)).ToEnd(ticks: 40);
        var quiet = await new LocalRun(new RunSetup(islandia.Nation with { Foreigners = silent }, islandia.Scenario, 1, 0.05, 7)).ToEnd(ticks: 40);
        var loud = await new LocalRun(new RunSetup(islandia.Nation, islandia.Scenario, 1, 0.05, 7)).ToEnd(ticks: 40);

        Assert.Equal(Rows(without), Rows(quiet));
        Assert.Equal(without.Series, quiet.Series);
        Assert.True(loud.Over(1, 40, ForeignerMeasures.OfferedMilliErlangs) > 0);
        Assert.True(loud.Over(1, 40, NetworkMeasures.OfferedMilliErlangs) > quiet.Over(1, 40, NetworkMeasures.OfferedMilliErlangs));
        Assert.Equal(without.Setup.Census.People, loud.Setup.Census.People);
        Assert.Equal(0, without.Nation(40, ForeignerMeasures.OfferedMilliErlangs));
    }

    [Fact]
    public void A_restored_cohort_continues_unchanged()
    {
        var services = new NationServices(Setup, Setup.Services, World.At(Setup, new Tick(0)));
        var straight = Enumerable.Range(1, 60).Select(tick => StepOf(services, new Tick(tick))).ToList();
        var first = new NationServices(Setup, Setup.Services, World.At(Setup, new Tick(0)));
        var before = Enumerable.Range(1, 30).Select(tick => StepOf(first, new Tick(tick))).ToList();
        var again = new NationServices(Setup, Setup.Services, World.At(Setup, new Tick(0)));
        again.Restore(first.Save());

        Assert.Equal(straight, [.. before, .. Enumerable.Range(31, 30).Select(tick => StepOf(again, new Tick(tick)))]);
    }

    [Theory]
    [InlineData(
        "district: IS-A.2, share: 60",
        "district: IS-A.2, share: 59",
        "foreigners.cohorts.settlers-from-afar.hosts has shares that add up to 99; expected 100 %"
    )]
    [InlineData("season: [1, 1, 1, 2,", "season: [2,", "foreigners.cohorts.visitors.season has 9 months; expected 12 months, from January on")]
    [InlineData("district: IS-A.2, share: 60", "district: IS-A.9, share: 60", "foreigners.cohorts.settlers-from-afar.hosts[0].district is 'IS-A.9'; expected ")]
    public void Cohort_errors_name_their_line(string old, string spoilt, string complaint)
    {
        using var folder = new Nations.NationFolder();
        folder.Spoil("nation.yaml", old, spoilt);

        Assert.Contains(complaint, folder.Refused().Message, StringComparison.Ordinal);
    }

    private static long[] StepOf(NationServices services, Tick tick)
    {
        services.Step(World.At(Setup, tick));
        return services.Series;
    }

    private static string Rows(LocalRun run)
    {
        var hashes = new List<string>();
        foreach (var district in Assert.AtLeastOne(run.Districts))
        {
            var rows = district.Snapshot();
            hashes.Add(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{XxHash3.HashToUInt64(MemoryMarshal.AsBytes<CitizenRow>(rows.Citizens))} "
                        + $"{XxHash3.HashToUInt64(MemoryMarshal.AsBytes<HandsetRow>(rows.AllHandsets()))}"
                )
            );
        }

        return string.Join('\n', hashes);
    }

    private static List<long[]> Run(RunSetup setup, int? ticks = null)
    {
        var services = new NationServices(setup, setup.Services, World.At(setup, new Tick(0)));
        var series = new List<long[]> { services.Series };
        for (var tick = new Tick(1); tick <= (ticks ?? setup.Calendar.Ticks); tick++)
        {
            services.Step(World.At(setup, tick));
            series.Add(services.Series);
        }

        return series;
    }

    private static int Cohort(string key) => Setup.Nation.Foreigners!.Cohorts.Select(cohort => cohort.Key).ToList().IndexOf(key);

    private static int Of(int cohort, ForeignMeasure measure) => NationSeries.IndexOf(cohort, measure);

    private static long Sum(int cohort, ForeignMeasure measure) => Series.Sum(tick => tick[Of(cohort, measure)]);

    private static long Year(int year, int cohort, ForeignMeasure measure) =>
        Series.Index().Where(tick => tick.Index > 0 && Setup.Calendar.DateOf(new Tick(tick.Index)).Year == year).Sum(tick => tick.Item[Of(cohort, measure)]);

    private static long Month(int year, int month, int cohort, ForeignMeasure measure) =>
        Series
            .Index()
            .Where(tick => Setup.Calendar.DateOf(new Tick(tick.Index)) is var date && date.Year == year && date.Month == month)
            .Sum(tick => tick.Item[Of(cohort, measure)]);
}
