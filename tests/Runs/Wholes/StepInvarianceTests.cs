using AdoptionSim.Nations.Quantities;
using AdoptionSim.Rules.Tests.Support;
using AdoptionSim.Tests.Support.Limits;

namespace AdoptionSim.Runs.Tests.Wholes;

/// <summary>Tests that the tick length changes the resolution and not the results.</summary>
public sealed class StepInvarianceTests(ITestOutputHelper output)
{
    private static readonly DateOnly End = new(2010, 12, 31);

    [Fact]
    [Trait(Pace.Name, Pace.Nightly)]
    public async Task Weeks_and_days_are_within_two_percent_in_the_first_years()
    {
        // With few subscribers, chance alone moves a run of a tenth by more than a percent, so three runs of a fifth are added up.
        var (weeks, days) = (new List<LocalRun>(), new List<LocalRun>());
        for (var seed = 1UL; seed <= 3; seed++)
        {
            weeks.Add(await Baseline.Run(0.2, seed, until: End));
            days.Add(await Baseline.Run(0.2, seed, stepDays: 1, until: End.AddDays(6)));
        }

        foreach (var day in Assert.AtLeastOne(Baseline.YearEnds(weeks[0].Setup)))
        {
            AssertAgree(day, weeks.Average(run => run.National(day)), days.Average(run => run.National(day)));
        }
    }

    [Fact]
    public Task Weeks_and_days_are_within_two_percent_at_the_third_year_end() => AssertLaterYearEndsAgree(End.AddYears(1));

    [Fact]
    [Trait(Pace.Name, Pace.Nightly)]
    public Task Weeks_and_days_are_within_two_percent_at_every_later_year_end() => AssertLaterYearEndsAgree(until: null);

    private async Task AssertLaterYearEndsAgree(DateOnly? until)
    {
        var weeks = await Baseline.Run(0.05, until: until);
        var days = await Baseline.Run(0.05, stepDays: 1, until: weeks.Setup.Calendar.DateOf(new Tick(weeks.Setup.Calendar.Ticks)));
        foreach (var day in Assert.AtLeastOne(Baseline.YearEnds(weeks.Setup).Where(day => day > End)))
        {
            AssertAgree(day, weeks.National(day), days.National(day));
        }
    }

    private void AssertAgree(DateOnly day, double byWeek, double byDay)
    {
        output.WriteLine($"{day.Year}: weeks {byWeek:f0}; days {byDay:f0}; {(byWeek / byDay) - 1:p2}");
        Assert.InRange(byWeek / byDay, 0.98, 1.02);
    }
}
