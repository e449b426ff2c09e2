using AdoptionSim.Model.Time;
using AdoptionSim.Nations.Files;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Rules.Tests.Runs;

public sealed class CalendarTests
{
    [Fact]
    public void The_baseline_has_368_weeks_and_ends_just_after_2015()
    {
        var asked = Question.Load().Scenario;
        var calendar = new Calendar(asked.Start, asked.Until, 7);
        Assert.Equal(
            (368, new DateOnly(2008, 12, 15), new DateOnly(2016, 1, 4)),
            (calendar.Ticks, calendar.DateOf(new Tick(0)), calendar.DateOf(new Tick(368)))
        );
        Assert.True(calendar.DateOf(new Tick(367)) < asked.Until);
    }

    [Theory]
    [InlineData(0, 7, 0)]
    [InlineData(1, 7, 1)]
    [InlineData(7, 7, 1)]
    [InlineData(8, 7, 2)]
    [InlineData(365, 1, 365)]
    public void A_run_ends_at_the_first_tick_reaching_its_end(int days, int step, int ticks)
    {
        var start = new DateOnly(2008, 12, 15);
        Assert.Equal(ticks, new Calendar(start, start.AddDays(days), step).Ticks);
    }

    [Fact]
    public void A_tick_is_dated_by_its_last_day() =>
        Assert.Equal(
            (14, new DateOnly(2000, 7, 15)),
            (new Calendar(new(2000, 7, 1), new(2001, 1, 1), 7).DayOf(new Tick(2)), new Calendar(new(2000, 7, 1), new(2001, 1, 1), 7).DateOf(new Tick(2)))
        );
}
