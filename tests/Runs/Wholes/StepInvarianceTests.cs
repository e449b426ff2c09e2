using AdoptionSim.Nations.Measures;
using AdoptionSim.Nations.Measures.Features;
using AdoptionSim.Nations.Quantities;
using AdoptionSim.Rules.Tests.Support;
using AdoptionSim.Tests.Support.Limits;

namespace AdoptionSim.Runs.Tests.Wholes;

/// <summary>
/// Tests that the tick length changes the resolution and not the results: national stocks at each half-year, and flows in each year of 52 weeks. The two runs
/// have other draws, so that chance is allowed for: three standard deviations of the difference of two Poisson counts.
/// </summary>
public sealed class StepInvarianceTests(ITestOutputHelper output)
{
    private const double OfStocks = 0.02;
    private const double OfFlows = 0.03;
    private const int YearDays = 52 * 7;

    /// <summary>Smaller counts than this say nothing: chance moves them by more than 6 %.</summary>
    private const long LeastCount = 5000;

    /// <summary>
    /// Flows that depend on the step, with the reason. People without a seat or a place in the queue may come again in every tick. Fewer people share a tower's
    /// busy hour in a day than in a week, so that at a small scale its traffic varies more and more of it is blocked.
    /// </summary>
    private static readonly HashSet<string> DependentFlows = ["terminal_turned_away", "turned_away", "wishes", "blocked_calls"];

    /// <summary>
    /// Flows of which each line has many, so that the number of lines decides how far chance moves them: a year with five percent more lines by chance has five
    /// percent more seconds of calls, although there are millions of them.
    /// </summary>
    private static readonly HashSet<string> FlowsOfLines =
    [
        "calls",
        "call_seconds",
        "texts",
        "photos",
        "newspapers",
        "books",
        "revenue_usd_cents",
        "revenue_official_usd_cents",
        "revenue_domestic_hundredths",
        "handset_spending_usd_cents",
    ];

    private static readonly DateOnly End = new(2010, 12, 31);

    [Fact]
    public Task Weeks_and_days_agree_until_the_second_year_end() => AssertAgree(End);

    [Fact]
    [Trait(Pace.Name, Pace.Nightly)]
    public Task Weeks_and_days_agree_until_the_end() => AssertAgree(until: null);

    private async Task AssertAgree(DateOnly? until)
    {
        var weeks = await Baseline.Run(0.05, until: until);
        var days = await Baseline.Run(0.05, stepDays: 1, until: weeks.Setup.Calendar.DateOf(new Tick(weeks.Setup.Calendar.Ticks)));
        var failures = new List<string>();
        for (var day = new DateOnly(2009, 6, 30); day <= weeks.Setup.Scenario.Until; day = day.AddMonths(6))
        {
            foreach (var measure in OfKind(MeasureKind.Stock))
            {
                Compare($"{day:yyyy-MM}", measure, OfStocks, run => run.Nation(Baseline.TickOn(run.Setup, day), measure), long.MaxValue);
            }
        }

        for (var from = 0; from + YearDays <= weeks.Setup.Calendar.Ticks * 7; from += YearDays)
        {
            var lines = weeks.Nation(((2 * from) + YearDays) / 2 / weeks.Setup.Calendar.StepDays, PhoneMeasures.Subscribers);
            foreach (var measure in OfKind(MeasureKind.Flow).Where(measure => !DependentFlows.Contains(Measures.Of(measure).Name)))
            {
                Compare(
                    $"day {from}",
                    measure,
                    OfFlows,
                    run => run.Over((from / run.Setup.Calendar.StepDays) + 1, (from + YearDays) / run.Setup.Calendar.StepDays, measure),
                    FlowsOfLines.Contains(Measures.Of(measure).Name) ? lines : long.MaxValue
                );
            }
        }

        Assert.Empty(failures);

        void Compare(string when, Measure measure, double tolerance, Func<LocalRun, long> count, long mostIndependent)
        {
            var (byWeek, byDay) = (count(weeks), count(days));
            if (Math.Min(byWeek, byDay) < LeastCount)
            {
                return;
            }

            var (difference, allowed) = (((double)byDay / byWeek) - 1, tolerance + (3 * Math.Sqrt(2.0 / Math.Min(byWeek, mostIndependent))));
            var line = $"{when} {Measures.Of(measure).Name}: weeks {byWeek}; days {byDay}; {difference:p2}, allowed {allowed:p2}";
            output.WriteLine(line);
            if (Math.Abs(difference) > allowed)
            {
                failures.Add(line);
            }
        }
    }

    private static IEnumerable<Measure> OfKind(MeasureKind kind) => Measures.All.Where(measure => Measures.Of(measure).Kind == kind);
}
