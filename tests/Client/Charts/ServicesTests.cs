using AdoptionSim.Client.Charts;
using AdoptionSim.Client.Commands.Run;
using AdoptionSim.Client.Tables;
using AdoptionSim.Nations.Files;
using AdoptionSim.Nations.Measures;
using AdoptionSim.Nations.Measures.Features;

namespace AdoptionSim.Client.Tests.Charts;

/// <summary>Tests the picture of services other than the phone, with made-up points.</summary>
public sealed class ServicesTests
{
    private const int Weeks = 60;
    private const int WeekOfData = 40;

    private static readonly RunPlan Plan = Made();

    [Fact]
    public void Each_used_service_has_a_panel_with_axis_and_lines()
    {
        var picture = Picture(all: true);

        Assert.All(
            [
                "scenario &quot;baseline&quot;, seed 1",
                "The intranet",
                "visits a day",
                "at a terminal",
                "found no seat",
                "Articles from abroad: the vetting",
                "share that passed",
                "median delay, days",
                "Birthdays remembered on a board",
                "% of birthdays",
                "The cinema",
                "per 1,000 seats taken",
                "Knowing that the international Internet exists",
                "in the capital",
                "elsewhere",
                "Gadgets in households",
                "Foreigners in the country",
                "own phone",
                "Foreigners&apos; posts abroad",
                "over mobile data",
            ],
            text => Assert.Contains(text, picture, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void What_nobody_uses_has_neither_panel_nor_line()
    {
        var picture = Picture(all: false);

        Assert.Contains("Birthdays remembered on a board", picture, StringComparison.Ordinal);
        Assert.All(["The intranet", "The cinema", "Foreigners", "vetting"], text => Assert.DoesNotContain(text, picture, StringComparison.Ordinal));
        Assert.DoesNotContain("on the phone", Picture(all: true), StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_with_the_phone_alone_has_no_such_picture() =>
        Assert.Null(
            Services.Of(Plan, 1, [new ServicePoint(new DateOnly(2008, 12, 15), new long[Measures.Count], new long[Measures.Count], new NationalRow([]))])
        );

    private static string Picture(bool all) => Services.Of(Plan, 1, [.. Enumerable.Range(0, Weeks + 1).Select(week => Point(week, all))])!.Wide;

    private static ServicePoint Point(int week, bool all)
    {
        var counts = new long[Measures.Count];
        var series = new long[NationSeries.Length(1)];
        (counts[(int)BoardMeasures.Birthdays], counts[(int)BoardMeasures.Remembered]) = (100, week);
        if (all)
        {
            (counts[(int)IntranetMeasures.TerminalVisits], counts[(int)IntranetMeasures.TerminalTurnedAway]) = (5_000, 10 * week);
            (counts[(int)CinemaMeasures.SeatsTaken], counts[(int)CinemaMeasures.Annoyed]) = (1_000, week);
            (counts[(int)InternetMeasures.AwarePeople], counts[(int)GadgetMeasures.Computers]) = (300 * week, 100 * week);
            (series[(int)NationMeasure.VettedArticles], series[(int)NationMeasure.VettingRefused], series[(int)NationMeasure.VettingMedianDelayDays]) = (
                30 * week,
                40,
                21
            );
            foreach (var measure in Enum.GetValues<ForeignMeasure>())
            {
                series[NationSeries.IndexOf(0, measure)] = measure is ForeignMeasure.PostsOverData && week < WeekOfData ? 0 : 50 + week;
            }
        }

        var capital = new long[Measures.Count];
        capital[(int)InternetMeasures.AwarePeople] = 200 * week;
        return new ServicePoint(new DateOnly(2008, 12, 15).AddDays(7 * week), counts, capital, new NationalRow(series, 40L * Math.Max(0, week - 1)));
    }

    private static RunPlan Made()
    {
        var (nation, scenario) = Question.Load("baseline", [], null);
        var options = new RunOptions { Scenario = "baseline", Quiet = true };
        return new RunPlan(options, nation, scenario, []);
    }
}
