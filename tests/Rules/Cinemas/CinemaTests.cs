using AdoptionSim.Model.Cinemas;
using AdoptionSim.Model.Services;
using AdoptionSim.Model.Setup;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Files;
using AdoptionSim.Nations.Measures.Features;
using AdoptionSim.Nations.Quantities;
using AdoptionSim.Rules.Tests.Support;
using MathNet.Numerics.Distributions;

namespace AdoptionSim.Rules.Tests.Cinemas;

/// <summary>Tests Islandia with the baseline's cinemas and high attendance, by runs with and without each mechanism under the same random draws.</summary>
public sealed class CinemaTests
{
    private const int Ticks = 80;
    private const int From = 20;
    private static readonly Question Islandia = Question.Load("islandia");
    private static readonly CinemaParameters Shipped = Question.Load("baseline").Nation.Cinema!;

    [Fact]
    public async Task Notices_spare_spectators_calls_and_shoes()
    {
        var with = await Run(cinema => cinema);
        foreach (var seed in new ulong[] { 1, 2, 3 })
        {
            var (notices, none) = (seed == 1 ? with : await Run(cinema => cinema, seed), await Run(cinema => cinema with { Notices = false }, seed));
            Assert.True(notices.Over(From, Ticks, CinemaMeasures.CallsAnswered) < 0.8 * none.Over(From, Ticks, CinemaMeasures.CallsAnswered));
            Assert.True(notices.Over(From, Ticks, CinemaMeasures.ShoesOff) < 0.9 * none.Over(From, Ticks, CinemaMeasures.ShoesOff));
            Assert.True(notices.Over(From, Ticks, CinemaMeasures.Annoyed) < none.Over(From, Ticks, CinemaMeasures.Annoyed));
            Assert.Equal(none.Over(1, From - 1, CinemaMeasures.Annoyed), notices.Over(1, From - 1, CinemaMeasures.Annoyed));
            Assert.Equal(none.Over(1, Ticks, CinemaMeasures.PhoneOwners), notices.Over(1, Ticks, CinemaMeasures.PhoneOwners));
        }
    }

    [Fact]
    public async Task Who_gets_used_to_notices_answers_again()
    {
        var fresh = await Run(cinema => cinema with { Habituation = Set(cinema.Habituation, 1) });
        var used = await Run(cinema => cinema with { Habituation = Set(cinema.Habituation, 0.2) });

        Assert.True(used.Over(From + 30, Ticks, CinemaMeasures.CallsAnswered) > fresh.Over(From + 30, Ticks, CinemaMeasures.CallsAnswered));
        Assert.True(used.Over(From + 30, Ticks, CinemaMeasures.ShoesOff) > fresh.Over(From + 30, Ticks, CinemaMeasures.ShoesOff));
    }

    [Fact]
    public async Task Better_manners_answer_less()
    {
        var (bad, good) = (
            await Run(cinema => cinema with { Answers = Set(cinema.Answers, 0.5) }),
            await Run(cinema => cinema with { Answers = Set(cinema.Answers, 0.05) })
        );

        Assert.True(good.Over(1, Ticks, CinemaMeasures.CallsAnswered) < 0.3 * bad.Over(1, Ticks, CinemaMeasures.CallsAnswered));
    }

    [Fact]
    public async Task Audiences_and_urban_people_have_equal_shares_of_owners()
    {
        var run = await Run(cinema => cinema);
        var (lines, owners, seats, urban) = (0.0, 0L, 0L, 0L);
        for (var district = 0; district < run.Districts.Count; district++)
        {
            if (run.Districts[district].Services.Find<Cinema>() is not null)
            {
                var here = district;
                lines += run.Sum(Ticks, PhoneMeasures.UrbanSubscribers, each => each == here) - run.Sum(Ticks, PhoneMeasures.SecondLines, each => each == here);
                owners += run.Sum(Ticks, CinemaMeasures.PhoneOwners, each => each == here);
                seats += run.Sum(Ticks, CinemaMeasures.SeatsTaken, each => each == here);
                urban += run.Setup.Populations[district].Urban;
            }
        }

        Assert.Equal(lines / urban, (double)owners / seats, 0.04);
    }

    [Fact]
    public async Task No_more_seats_are_taken_than_there_are()
    {
        var run = await Run(cinema => cinema with { Seats = Set(cinema.Seats, 1), Showings = Set(cinema.Showings, 1), Visits = Set(cinema.Visits, 300) });
        var most = run.Districts.Sum(district => district.Services.Find<Cinema>()?.Seats ?? 0);

        Assert.All(Enumerable.Range(1, Ticks), tick =>
            Assert.InRange(run.Nation(tick, CinemaMeasures.SeatsTaken), 0.8 * most - 10, most + run.Districts.Count)
        );
    }

    [Fact]
    public async Task Nobody_has_a_row_for_having_been_there()
    {
        var run = await Run(cinema => cinema);
        var cinemas = run.Districts.Select(district => district.Services.Find<Cinema>()).OfType<Cinema>().ToList();

        Assert.True(run.Over(From, Ticks, CinemaMeasures.PhoneOwners) > 0);
        Assert.All(cinemas, cinema => Assert.Empty(RowBytes.Of(cinema.Write)));
    }

    [Fact]
    public void Notices_improve_manners_less_with_repetition_and_fade_over_time()
    {
        var cinema = Shipped with
        {
            NoticeEffect = Set(Shipped.NoticeEffect, 0.5),
            Habituation = Set(Shipped.Habituation, 0.5),
            LastingEffect = null,
            Forgetting = Set(Shipped.Forgetting, 12),
        };
        Notices After(int ticks, double visits = 0.1) => new(cinema, visits, ticks, 7);

        var (first, year) = (After(0), After(52));
        var (never, once) = (0u, (uint)(uint.MaxValue * (Poisson.CDF(5.2, 0) + (Poisson.PMF(5.2, 1) / 2))));
        Assert.Equal(0.5, first.RestraintOf(uint.MaxValue) / 65536.0, 4);
        Assert.Equal(0.5, year.RestraintOf(never) / 65536.0, 4);
        var kept = 0.5 * Math.Pow(0.5, 52 * 7 / 365.25 / 2);
        Assert.Equal(kept + ((1 - kept) * 0.25), year.RestraintOf(once) / 65536.0, 4);
        Assert.True(After(2).RestraintOf(1u << 30) > 0);
        Assert.True(After(520, 0.001).RestraintOf(uint.MaxValue) < After(5, 0.1).RestraintOf(uint.MaxValue));
        Assert.Equal(1u << 31, Etiquette.Chance(uint.MaxValue, 1 << 15), 2.0);
    }

    [Fact]
    public void Lasting_effect_remains_after_any_number_of_notices()
    {
        CinemaParameters With(double? lasting) =>
            Shipped with
            {
                NoticeEffect = Set(Shipped.NoticeEffect, 0.4),
                Habituation = Set(Shipped.Habituation, 0.5),
                LastingEffect = lasting is { } share ? NationBuilder.Of(share, "share") : null,
            };
        double After(double? lasting, int ticks) => new Notices(With(lasting), 0.04, ticks, 7).MeanRestraint;

        Assert.True(After(null, 2000) < 0.01);
        Assert.Equal(After(null, 500), After(0, 500));
        Assert.True(After(0.25, 2000) > 0.1);
        Assert.Equal(After(0.25, 2000), After(0.25, 2200), 0.01);
        Assert.Equal(After(null, 0), After(0.25, 0), 0.01);
    }

    [Fact]
    public void The_hall_is_the_mean_of_those_in_it()
    {
        var notices = new Notices(Shipped, 0.04, 150, 7);
        const int people = 1 << 16;
        var mean = Enumerable.Range(0, people).Average(person => notices.RestraintOf((uint)person << 16) / 65536.0);

        Assert.Equal(6, notices.MeanSeen, 9);
        Assert.Equal(notices.MeanRestraint, mean, 3);
        Assert.Equal(0, Notices.None.MeanRestraint);
        Assert.Equal(0, Notices.None.RestraintOf(uint.MaxValue));
    }

    [Fact]
    public void Notices_start_on_their_date_and_visits_never_exceed_seats()
    {
        var setup = Setup(cinema => cinema with { Seats = Set(cinema.Seats, 10), Showings = Set(cinema.Showings, 3) }, 1);
        var manners = new Etiquette(setup.Nation.Cinema!, setup.Calendar);

        Assert.Equal(0.03, manners.Visits, 9);
        Assert.Equal(0, manners.At(new Tick(From - 1)).MeanRestraint);
        Assert.True(manners.At(new Tick(From)).MeanRestraint > 0);
        Assert.Equal(0.03 * 10, manners.At(new Tick(From + 10)).MeanSeen, 9);
    }

    [Fact]
    public async Task Cinema_run_restored_midway_has_the_same_digest()
    {
        var setup = Setup(cinema => cinema, 1);
        var stored = new LocalRun(setup);
        await stored.ToEnd(ticks: Ticks, afterTick: tick =>
        {
            if (tick is 25 or 60)
            {
                stored.StoreAndReadBack();
            }
        });

        Assert.Equal((await new LocalRun(setup).ToEnd(ticks: Ticks)).Digest, stored.Digest);
    }

    private static Task<LocalRun> Run(Func<CinemaParameters, CinemaParameters> change, ulong seed = 1) => new LocalRun(Setup(change, seed)).ToEnd(ticks: Ticks);

    private static RunSetup Setup(Func<CinemaParameters, CinemaParameters> change, ulong seed)
    {
        var often = Shipped with { Visits = Set(Shipped.Visits, 50), Seats = Set(Shipped.Seats, 100), NoticesFrom = Islandia.Scenario.Start.AddDays(7 * From) };
        return new RunSetup(Islandia.Nation with { Cinema = change(often) }, Islandia.Scenario, seed, 0.2, 7);
    }

    private static Quantity Set(Quantity quantity, double value) => quantity with { Value = value };
}
