using AdoptionSim.Rules.Tests.Support;

namespace AdoptionSim.Runs.Tests.Wholes;

/// <summary>Scale and step change the resolution and not the meaning.</summary>
public sealed class InvarianceTests(ITestOutputHelper output)
{
    private const int Seeds = 8;
    private static readonly DateOnly End = new(2010, 12, 31);

    [Fact]
    public async Task A_hundredth_a_tenth_and_the_whole_nation_agree_within_three_standard_errors()
    {
        // The standard deviation of one run of a hundredth is known from several; that of a tenth or the whole is as much less as it has more people.
        var small = new List<LocalRun>();
        for (var seed = 1UL; seed <= Seeds; seed++)
        {
            small.Add(await Baseline.Run(0.01, seed, until: End));
        }

        var tenth = await Baseline.Run(0.1, until: End);
        var whole = await Baseline.Run(1, until: End);
        foreach (var day in Baseline.YearEnds(whole.Setup))
        {
            Compare("national", run => run.National(day));
            Compare("capital", run => run.Capital(day));

            void Compare(string what, Func<LocalRun, double> count)
            {
                var (mean, sigma) = Spread([.. small.Select(count)]);
                output.WriteLine($"{day.Year} {what}: 0.01 {mean:f0} +- {sigma / Math.Sqrt(Seeds):f0}; 0.1 {count(tenth):f0}; 1 {count(whole):f0}");
                AssertAgree(mean, count(whole), sigma * Math.Sqrt((1.0 / Seeds) + (1.0 / 100)));
                AssertAgree(mean, count(tenth), sigma * Math.Sqrt((1.0 / Seeds) + (1.0 / 10)));
                AssertAgree(count(tenth), count(whole), sigma * Math.Sqrt((1.0 / 10) + (1.0 / 100)));
            }
        }
    }

    [Fact]
    public async Task Weeks_and_days_are_within_two_percent_in_the_first_years()
    {
        // While there are few subscribers chance alone moves a run of a tenth by more than a percent: three runs of a fifth are added up.
        var (weeks, days) = (new List<LocalRun>(), new List<LocalRun>());
        for (var seed = 1UL; seed <= 3; seed++)
        {
            weeks.Add(await Baseline.Run(0.2, seed, until: End));
            days.Add(await Baseline.Run(0.2, seed, stepDays: 1, until: End.AddDays(6)));
        }

        foreach (var day in Baseline.YearEnds(weeks[0].Setup))
        {
            AssertAgree(day, weeks.Average(run => run.National(day)), days.Average(run => run.National(day)));
        }
    }

    [Fact]
    public async Task Weeks_and_days_are_within_two_percent_at_every_later_year_end()
    {
        var weeks = await Baseline.Run(0.05);
        var days = await Baseline.Run(0.05, stepDays: 1, until: weeks.Setup.Calendar.DateOf(weeks.Setup.Calendar.Ticks));
        foreach (var day in Baseline.YearEnds(weeks.Setup).Where(day => day > End))
        {
            AssertAgree(day, weeks.National(day), days.National(day));
        }
    }

    private void AssertAgree(DateOnly day, double byWeek, double byDay)
    {
        output.WriteLine($"{day.Year}: weeks {byWeek:f0}; days {byDay:f0}; {(byWeek / byDay) - 1:p2}");
        Assert.InRange(byWeek / byDay, 0.98, 1.02);
    }

    private static (double Mean, double Sigma) Spread(List<double> counts)
    {
        var mean = counts.Average();
        return (mean, Math.Sqrt(counts.Sum(count => Math.Pow(count - mean, 2)) / (counts.Count - 1)));
    }

    private static void AssertAgree(double one, double other, double standardError) =>
        Assert.True(Math.Abs(one - other) <= 3 * standardError, $"{one:f0} and {other:f0} differ by more than three standard errors of {standardError:f0}");
}
