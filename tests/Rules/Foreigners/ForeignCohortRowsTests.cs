using AdoptionSim.Model.Access;
using AdoptionSim.Model.Foreigners;
using AdoptionSim.Model.Services;
using AdoptionSim.Model.Setup;
using AdoptionSim.Model.Worlds;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Files;
using AdoptionSim.Nations.Measures;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Rules.Tests.Foreigners;

/// <summary>Tests the half year in which foreigners get phones and data, by cohort and by person.</summary>
public sealed class ForeignCohortRowsTests
{
    private static readonly DateOnly Start = new(2012, 11, 26);
    private static readonly DateOnly OwnPhones = new(2013, 1, 7);
    private static readonly DateOnly Data = new(2013, 2, 25);
    private static readonly Question Baseline = Question.Load("baseline");

    [Fact]
    public void Numbers_are_unique_and_everyone_with_a_row_is_present()
    {
        var setup = Setup();
        foreach (var (index, cohort) in Assert.AtLeastOne(setup.Nation.Foreigners!.Cohorts.Index()))
        {
            var known = new Dictionary<int, (int, int, int)>();
            var hosts = cohort.Hosts.Select(host => host.District).ToHashSet();
            foreach (var (tick, rows, next) in Assert.AtLeastOne(Ticks(setup, index)))
            {
                Assert.Equal(rows.Select(row => row.Number).Order().Distinct(), rows.Select(row => row.Number));
                Assert.All(rows, row => Assert.Equal(known.TryGetValue(row.Number, out var before) ? before : PersonOf(row), PersonOf(row)));
                Assert.All(rows, row => Assert.True(row.Arrived <= tick.World.Day && tick.World.Day < row.Leaves && row.Number < next));
                Assert.All(rows, row => Assert.Contains(setup.Nation.Districts[row.Host].Key, hosts));
                rows.ForEach(row => known[row.Number] = PersonOf(row));
            }

            Assert.True(known.Count > 10, $"FR/{cohort.Key} had {known.Count} people: the comparison says little.");
        }
    }

    [Fact]
    public void Stocks_are_those_of_the_people_who_are_there()
    {
        var setup = Setup();
        foreach (var (index, _) in Assert.AtLeastOne(setup.Nation.Foreigners!.Cohorts.Index()))
        {
            foreach (var (tick, rows, _) in Assert.AtLeastOne(Ticks(setup, index)))
            {
                Assert.Equal(rows.Count, tick[index, ForeignMeasure.Present]);
                Assert.Equal(rows.Count(row => row.Has(ForeignerFlags.Sim)), tick[index, ForeignMeasure.Lines]);
                Assert.Equal(rows.Count(row => row.Has(ForeignerFlags.Data)), tick[index, ForeignMeasure.DataUsers]);
                Assert.Equal(rows.Count(row => row.Has(ForeignerFlags.Broadband)), tick[index, ForeignMeasure.BroadbandUsers]);
                Assert.InRange(tick[index, ForeignMeasure.DataUsers], 0, tick[index, ForeignMeasure.Lines]);
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public void First_post_over_data_is_in_the_week_data_begins(int stepDays)
    {
        var setup = Setup(stepDays: stepDays);
        foreach (var cohort in (string[])["diplomats", "western-tourists"])
        {
            var first = Ticks(setup, IndexOf(cohort)).First(each => each.Tick[IndexOf(cohort), ForeignMeasure.PostsOverData] > 0);

            Assert.InRange(first.Tick.World.Date, Data, Data.AddDays(7));
            Assert.All(first.Rows.Where(row => row.PostsOverData > 0), row => Assert.True(Start.AddDays(row.FirstOverData) >= Data));
            Assert.Contains(Ticks(setup, IndexOf(cohort)), each =>
                each.Tick.World.Date >= Data && each.Tick.World.Date < Data.AddDays(7) && each.Tick[IndexOf(cohort), ForeignMeasure.DataUsers] > 0
            );
        }
    }

    /// <summary>With the same random draws: those who want data register one after the other, and use it from the day of registration.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public void Data_users_grow_from_the_first_day(int stepDays)
    {
        var diplomats = IndexOf("diplomats");
        var (rate, atOnce) = (Users(nation => Uptake(nation, 6)), Users(nation => Uptake(nation, null)));
        var first = rate.FindIndex(tick => tick.Tick.World.Date >= Data);
        var month = 28 / stepDays;

        Assert.True(atOnce[first].Users > 100);
        Assert.InRange(rate[first].Users, stepDays == 1 ? 0 : 1, 0.25 * atOnce[first].Users);
        Assert.InRange(rate[first + month].Users, 0.25 * atOnce[first].Users, 0.55 * atOnce[first].Users);
        Assert.True(Posts(rate, first, 7 / stepDays) < 0.25 * Posts(atOnce, first, 7 / stepDays));
        Assert.All(rate.Zip(rate.Skip(1)).Where(pair => pair.Second.Tick.World.Date < Data), pair => Assert.Equal(0, pair.Second.Users));
        Assert.All(rate.Zip(atOnce), pair => Assert.InRange(pair.First.Users, 0, pair.Second.Users));

        List<(NationTick Tick, long Users)> Users(Func<Nation, Nation> change) =>
            [.. Ticks(Setup(change, stepDays: stepDays), diplomats).Select(each => (each.Tick, each.Tick[diplomats, ForeignMeasure.DataUsers]))];
        long Posts(List<(NationTick Tick, long Users)> ticks, int from, int count) =>
            ticks.Skip(from).Take(count).Sum(each => each.Tick[diplomats, ForeignMeasure.PostsOverData]);
    }

    [Fact]
    public void Days_and_weeks_as_ticks_have_the_same_registrations()
    {
        var (days, week) = (new DataUptake(20, 1), new DataUptake(20, 7));
        var expected = Enumerable.Range(1, 7).Sum(day => (8 - day) * (Math.Exp(-20 * (day - 1) / 365.25) - Math.Exp(-20 * day / 365.25)));
        const int people = 1 << 14;

        Assert.Equal(expected, Enumerable.Range(0, people).Average(person => week.DaysFromRegistration(7, (uint)person << 18)), 0.01);
        Assert.Equal(1 - Math.Exp(-20 / 365.25), Enumerable.Range(0, people).Average(person => days.DaysFromRegistration(1, (uint)person << 18)), 0.001);
        Assert.Equal(5, new DataUptake(null, 7).DaysFromRegistration(5, uint.MaxValue));
        Assert.Equal(0, week.DaysFromRegistration(0, 0));
    }

    [Theory]
    [InlineData("western-tourists", "used on a Handset by Tourist")]
    [InlineData("diplomats", "Data was used on a Handset by ResidentForeigner")]
    public void People_who_do_not_heed_the_table_end_the_run(string cohort, string complaint)
    {
        var setup = Setup();
        var heedless = new ForeignCohortRows(setup, IndexOf(cohort), world => AccessTable.On(world.Date, null, []));

        var error = Assert.Throws<InvalidOperationException>(() =>
            Enumerable.Range(1, 3).ToList().ForEach(tick => heedless.Step(TickOf(setup, new Tick(tick))))
        );

        Assert.StartsWith($"FR/{cohort}, tick ", error.Message, StringComparison.Ordinal);
        Assert.Contains(complaint, error.Message, StringComparison.Ordinal);
    }

    /// <summary>Uses a nation in which nobody may call a foreigner, so that any such call is a defect.</summary>
    [Fact]
    public void A_forbidden_call_between_foreigners_ends_the_run()
    {
        var setup = Setup(nation =>
            nation with
            {
                Access = nation.Access! with
                {
                    CallCircles =
                    [
                        [AccessGroup.Local],
                    ],
                },
            }
        );
        var heedless = new ForeignCohortRows(setup, IndexOf("diplomats"), world => AccessTable.On(world.Date, Baseline.Nation.Access, []));

        var error = Assert.Throws<InvalidOperationException>(() => heedless.Step(TickOf(setup, new Tick(1))));

        Assert.Contains("called other foreigners", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, Ticks(setup, IndexOf("diplomats")).Sum(each => each.Tick[IndexOf("diplomats"), ForeignMeasure.LocalSeconds]));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Own_phones_make_visitors_more_visible_and_change_nothing_before(ulong seed)
    {
        var western = IndexOf("western-tourists");
        var with = Ticks(Setup(seed: seed), western).Select(each => each.Tick).ToList();
        var without = Ticks(Setup(nation => Without(nation, OwnPhones), seed), western).Select(each => each.Tick).ToList();

        foreach (var (a, b) in Assert.AtLeastOne(with.Zip(without)))
        {
            var (phones, none) = (a.Foreigners.Sum(each => each.Sights), b.Foreigners.Sum(each => each.Sights));
            Assert.True(a.World.Date < OwnPhones ? phones == none : phones >= none);
            Assert.Equal(b[western, ForeignMeasure.Present], a[western, ForeignMeasure.Present]);
        }

        Assert.True(Sights(with) > 1.15 * Sights(without), $"{Sights(with)} sights with phones, {Sights(without)} without");

        static long Sights(IEnumerable<NationTick> ticks) =>
            ticks.Where(tick => tick.World.Date >= OwnPhones).Sum(tick => tick.Foreigners.Sum(each => each.Sights));
    }

    /// <summary>
    /// Busy-hour traffic = seconds a day x busy-hour share / 3600. Calls abroad count one end, calls in the country both; data counts its kilobits over the
    /// voice rate.
    /// </summary>
    [Fact]
    public void Tower_load_comes_only_from_talk_and_data()
    {
        var (setup, diplomats) = (Setup(), IndexOf("diplomats"));
        var use = setup.Nation.Foreigners!;
        foreach (var (tick, _, _) in Assert.AtLeastOne(Ticks(setup, diplomats)))
        {
            var seconds =
                tick[diplomats, ForeignMeasure.InternationalSeconds]
                + (2 * tick[diplomats, ForeignMeasure.LocalSeconds])
                + (tick[diplomats, ForeignMeasure.DataKilobytes] * 8 / setup.Nation.Network.VoiceRate);
            var milliErlangs = seconds / 7 * setup.Nation.Network.BusyHourShare * 1000 / 3600;
            Assert.Equal(milliErlangs, tick.Foreigners.Sum(each => each.MilliErlangs), 10.0);
            Assert.True(milliErlangs > 100);
        }
    }

    [Fact]
    public void The_little_that_each_talks_is_not_lost_by_rounding()
    {
        var chinese = IndexOf("ethnic-chinese");
        var setup = Setup(nation =>
            nation with
            {
                Foreigners = nation.Foreigners! with
                {
                    LocalMinutes = NationBuilder.Of(0.02, "min/day"),
                    InternationalMinutes = NationBuilder.Of(0, "min/day"),
                },
            }
        );
        var tick = Ticks(setup, chinese).First().Tick;

        Assert.InRange(tick.Foreigners.Sum(each => each.MilliErlangs), 110, 125);
    }

    [Fact]
    public void What_is_spent_is_cards_registrations_minutes_and_volume()
    {
        var prices = ForeignPrices.On(Baseline.Nation.Foreigners!, Data);

        Assert.Equal((6_600, 9_900), (prices.SimCents, prices.DataCents));
        Assert.Equal(9_900, prices.OfUse(new ForeignerOutcome { Kilobytes = 1_000_000 }));
        Assert.Equal(150 + (10 * 10), prices.OfUse(new ForeignerOutcome { InternationalSeconds = 60, LocalSeconds = 600 }));

        var (setup, western) = (Setup(), IndexOf("western-tourists"));
        var ticks = Ticks(setup, western).Select(each => each.Tick).ToList();
        Assert.All(ticks, tick => Assert.Equal(tick.World.Date >= OwnPhones, tick[western, ForeignMeasure.SpentCents] > 0));
    }

    [Fact]
    public void Who_has_left_is_not_found_and_numbers_go_on()
    {
        var (setup, western) = (Setup(), IndexOf("western-tourists"));
        var cohort = new ForeignCohortRows(setup, western);
        for (var tick = new Tick(1); tick <= 12; tick++)
        {
            cohort.Step(TickOf(setup, tick));
        }

        var there = cohort.Rows.ToArray().Select(row => row.Number).ToHashSet();
        Assert.InRange(there.Count, 1, cohort.Next - 1);
        Assert.All(Enumerable.Range(0, cohort.Next + 3), number => Assert.Equal(there.Contains(number) ? number : null, cohort.Find(number)?.Number));
    }

    /// <summary>Rounding at a small scale must cancel out over several ticks.</summary>
    [Theory]
    [InlineData(0.02, 0.06)]
    [InlineData(0.2, 0.02)]
    public void Tourist_arrivals_are_proportional_to_the_scale(double scale, double tolerance)
    {
        var chinese = IndexOf("chinese-tourists");
        var whole = Ticks(Setup(), chinese).Sum(each => each.Tick[chinese, ForeignMeasure.Arrivals]);

        var part = Ticks(Setup(scale: scale), chinese).Sum(each => each.Tick[chinese, ForeignMeasure.Arrivals]);

        Assert.InRange(part / (whole * scale), 1 - tolerance, 1 + tolerance);
    }

    private static RunSetup Setup(Func<Nation, Nation>? nation = null, ulong seed = 1, int stepDays = 7, double scale = 1)
    {
        // The districts' population is irrelevant here, and a thousandth of it takes less time.
        var changed = nation?.Invoke(Baseline.Nation) ?? Baseline.Nation;
        var people = changed with
        {
            Foreigners = changed.Foreigners! with { Cohorts = [.. changed.Foreigners.Cohorts.Select(cohort => Times(cohort, scale * 1000))] },
        };
        return new RunSetup(people, Baseline.Scenario with { Start = Start, Until = Start.AddDays(7 * 26) }, seed, 0.001, stepDays);
    }

    private static Nation Uptake(Nation nation, double? rate) =>
        nation with
        {
            Foreigners = nation.Foreigners! with
            {
                Cohorts =
                [
                    .. nation.Foreigners.Cohorts.Select(cohort => cohort with { DataUptake = rate is { } value ? NationBuilder.Of(value, "1/year") : null }),
                ],
            },
        };

    private static ForeignCohort Times(ForeignCohort cohort, double factor) =>
        cohort with
        {
            People = cohort.People with { Points = [.. cohort.People.Points.Select(point => point with { Value = point.Value * factor })] },
        };

    private static Nation Without(Nation nation, DateOnly from) =>
        nation with
        {
            Access = nation.Access! with { Table = [.. nation.Access.Table.Where(rule => rule.From != from)] },
        };

    private static NationTick TickOf(RunSetup setup, Tick tick) =>
        new(setup, World.At(setup, tick), new long[NationSeries.Length(setup.Nation.Foreigners!.Cohorts.Length)]);

    /// <summary>Runs a single cohort, tick by tick: its counts and messages, its rows, and the next free number.</summary>
    private static IEnumerable<(NationTick Tick, List<ForeignerRow> Rows, int Next)> Ticks(RunSetup setup, int index)
    {
        var cohort = new ForeignCohortRows(setup, index);
        for (var tick = new Tick(1); tick <= setup.Calendar.Ticks; tick++)
        {
            var now = TickOf(setup, tick);
            cohort.Step(now);
            yield return (now, [.. cohort.Rows], cohort.Next);
        }
    }

    private static (int, int, int) PersonOf(ForeignerRow row) => (row.Arrived, row.Leaves, row.Host);

    private static int IndexOf(string cohort) => Baseline.Nation.Foreigners!.Cohorts.Select(each => each.Key).ToList().IndexOf(cohort);
}
