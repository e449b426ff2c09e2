using AdoptionSim.Contracts.Runs;
using AdoptionSim.Contracts.Telemetry;
using AdoptionSim.Nations.Measures;
using AdoptionSim.Nations.Measures.Features;
using AdoptionSim.Nations.Quantities;
using AdoptionSim.Runtime.Telemetry;

namespace AdoptionSim.Grains.Tests.Telemetry;

public sealed class RunSeriesTests
{
    private readonly RunSeries _series = Rows.Series();

    [Fact]
    public void Counters_start_at_zero_when_the_run_starts()
    {
        Assert.Null(_series.Done);

        _series.Update(Rows.Of(0..1), Rows.At(new Tick(0)));

        Assert.Equal((0, 0), (_series.Last!.Value.Tick.Value, _series.Additions()));
    }

    [Fact]
    public void Series_expose_latest_stocks_and_summed_flows_of_real_people()
    {
        _series.Update(Rows.Of(0..4), Rows.At(new Tick(3)));

        Assert.Equal(Rows.OfAll(3), _series.Subscribers());
        Assert.Equal(Rows.OfAll(1 + 2 + 3), _series.Additions());
        Assert.Equal(Rows.Of(new Tick(3)).Date, _series.Last!.Value.Date);
    }

    [Fact]
    public void Congested_traffic_excludes_traffic_lost_to_power_cuts()
    {
        _series.Update(Rows.Of(0..5), Rows.At(new Tick(4)));

        Assert.Equal(4000 * 0.5 * 0.1, _series.Done!.Places.Sum(place => place.CongestedMilliErlangs));
    }

    [Fact]
    public void Ticks_that_are_done_again_after_a_loss_change_nothing()
    {
        _series.Update(Rows.Of(0..31), Rows.At(new Tick(30)));
        var (subscribers, additions) = (_series.Subscribers(), _series.Additions());

        // Rows are kept, so that there are no new ones until tick 31 is finished.
        for (var tick = 20; tick <= 30; tick++)
        {
            _series.Update([], Rows.At(new Tick(30)), seen: 31);
            Assert.Equal((subscribers, additions, 30), (_series.Subscribers(), _series.Additions(), _series.Last!.Value.Tick));
        }

        _series.Update(Rows.Of(31..32), Rows.At(new Tick(31)), seen: 31);

        Assert.Equal((Rows.OfAll(31), Rows.OfAll(31 * 32 / 2)), (_series.Subscribers(), _series.Additions()));
    }

    [Fact]
    public void A_new_leader_exposes_no_model_metrics_before_new_ticks()
    {
        _series.Update(Rows.Of(0..21), Rows.At(new Tick(20)), seen: 25);
        Assert.Equal((null, null), (_series.Done, _series.Last));
        for (var tick = new Tick(21); tick < 25; tick++)
        {
            _series.Update([Rows.Of(tick)], Rows.At(tick), seen: 25);
            Assert.Null(_series.Last);
        }

        _series.Update([Rows.Of(new Tick(25))], Rows.At(new Tick(25)), seen: 25);

        Assert.Equal((25, Rows.OfAll(25 * 26 / 2)), (_series.Last!.Value.Tick.Value, _series.Additions()));
        Assert.Equal(RunState.Running, _series.Progress!.State);
    }

    [Fact]
    public void A_resumed_leader_keeps_its_metrics_until_new_ticks()
    {
        var led = new LedSeries(SeriesOptions.Default, TimeProvider.System);
        led.Begin(_series);
        _series.Update(Rows.Of(0..31), Rows.At(new Tick(30), RunState.Cancelled));
        led.End(_series);
        var again = Rows.Series();
        led.Begin(again);

        again.Update(Rows.Of(0..21), Rows.At(new Tick(20)));
        var held = again.Additions();
        again.Update(Rows.Of(21..31), Rows.At(new Tick(30)));
        var caughtUp = again.Additions();
        again.Update(Rows.Of(31..32), Rows.At(new Tick(31)));

        Assert.Same(again, Assert.Single(led.Runs));
        Assert.Equal((_series.Additions(), _series.Additions()), (held, caughtUp));
        Assert.Equal(Rows.OfAll(31 * 32 / 2), again.Additions());
    }

    [Fact]
    public void Rows_that_leave_out_a_tick_are_refused() => Assert.Throws<ArgumentException>(() => _series.Update(Rows.Of(1..2), Rows.At(new Tick(1))));

    [Fact]
    public void Places_by_province_and_settlement_or_by_district_cover_everyone()
    {
        var nation = Rows.Run.Setup().Nation;
        var places = SeriesPlace.Of("run", nation, byDistrict: false);
        var districts = SeriesPlace.Of("run", nation, byDistrict: true);

        Assert.Equal(nation.Districts.Select(district => (district.Province, district.Place)).Distinct().Count(), places.Length);
        Assert.Equal(["run", "province", "settlement"], places[0].Tags.Select(tag => tag.Key));
        Assert.Equal(nation.Districts.Select(district => district.Key), districts.Select(place => place.Tags.Single(tag => tag.Key == "district").Value));
        Assert.All([places, districts], all => Assert.Equal(nation.Districts.Sum(district => district.People), all.Sum(place => place.People)));
    }

    [Fact]
    public void A_province_has_what_its_places_have_together()
    {
        _series.Update(Rows.Of(0..4), Rows.At(new Tick(3)));
        var (places, provinces) = (_series.Done!.Places.ToList(), _series.Done!.Provinces.ToList());

        Assert.Equal(
            Rows.Run.Setup().Nation.Districts.Select(district => district.Province).Distinct(),
            provinces.Select(province => province.Tags.Single(tag => tag.Key == "province").Value)
        );
        Assert.All(provinces, province =>
        {
            var own = places.Where(place => place.Tags[1].Equals(province.Tags[1])).ToList();
            Assert.Equal(["run", "province"], province.Tags.Select(tag => tag.Key));
            Assert.Equal(own.Sum(place => place.People), province.People);
            Assert.Equal(own.Sum(place => place.Sum(PhoneMeasures.GrossAdditions)), province.Sum(PhoneMeasures.GrossAdditions));
            Assert.Equal(own.Sum(place => place.Real(PhoneMeasures.Subscribers)), province.Real(PhoneMeasures.Subscribers));
        });
    }

    [Fact]
    public void Articles_are_not_scaled_but_foreigners_of_each_cohort_are()
    {
        _series.Update(Rows.Of(0..4), Rows.At(new Tick(3)));

        var nation = _series.Done!.Nation;
        Assert.Equal(
            (3 * (1 + (int)NationMeasure.VettingWaiting), 6 * (1 + (int)NationMeasure.VettingPassed)),
            (nation.Of(MetricOf(NationMeasure.VettingWaiting)), nation.Of(MetricOf(NationMeasure.VettingPassed)))
        );
        Assert.Equal(["FR/one", "FR/two"], nation.Cohorts.Select(cohort => cohort.Key));
        Assert.All(nation.Cohorts.Index(), each =>
            Assert.Equal(
                (
                    3 / Rows.Run.Scale * (1 + NationSeries.IndexOf(each.Index, ForeignMeasure.Present)),
                    6
                        / Rows.Run.Scale
                        * (2 + NationSeries.IndexOf(each.Index, ForeignMeasure.Messages) + NationSeries.IndexOf(each.Index, ForeignMeasure.PhotoPosts))
                ),
                (each.Item.Of(MetricOf(ForeignMeasure.Present)), each.Item.Of(MetricOf(ForeignMeasure.Messages)))
            )
        );
    }

    [Fact]
    public void A_run_without_national_counts_exposes_none()
    {
        _series.Update(Rows.Of(0..1).Select(rows => rows with { Nation = [] }), Rows.At(new Tick(0)));

        Assert.Null(_series.Done!.Nation.Of(MetricOf(NationMeasure.VettingWaiting)));
        Assert.Empty(_series.Done!.Nation.Cohorts);
    }

    private static NationMetric MetricOf(NationMeasure measure) => NationMetric.All.Single(metric => metric.Measure == measure);

    private static CohortMetric MetricOf(ForeignMeasure measure) => CohortMetric.All.Single(metric => metric.Measures.Contains(measure));
}
