using System.Diagnostics;
using AdoptionSim.Model.Citizens;
using AdoptionSim.Model.Cohorts;
using AdoptionSim.Model.Setup;
using AdoptionSim.Nations.Files;
using AdoptionSim.Nations.Quantities;
using AdoptionSim.Rules.Tests.Support;
using MathNet.Numerics.Statistics;

namespace AdoptionSim.Benchmarks.Wish;

/// <summary>
/// Compares the wish phase of all districts with the bare loop, on one thread. The two alternate, so that both meet the same disturbances.
/// </summary>
internal static class WishPhase
{
    private const double Scale = 0.1;
    private const int Week = 7;
    private const int WarmUps = 10;
    private const int Repetitions = 31;

    public static async Task Measure()
    {
        var scenario = Question.Load(Shipped.ScenarioPath(Shipped.Baseline)).Scenario;
        var nation = NationFile.Read(Shipped.NationPath(scenario.Nation));
        MarkdownTable.Header("wish phase, one thread", "citizens", "struck", "ns per citizen-tick", "bare loop, ns", "ratio");
        foreach (var date in new[] { scenario.Start.AddDays(Week), new DateOnly(2010, 1, 1), new DateOnly(2012, 1, 1), scenario.Until })
        {
            var setup = new RunSetup(nation, scenario, seed: 1, Scale, Week);
            var tick = new Tick((date.DayNumber - scenario.Start.DayNumber) / Week);
            await Measure(setup, tick);
        }
    }

    private static async Task Measure(RunSetup setup, Tick tick)
    {
        var recorders = await Recorder.Of(new LocalRun(setup), tick);

        var citizens = recorders.Sum(recorder => (long)recorder.Rows.Length);
        var (wish, bare) = (new List<double>(), new List<double>());
        var struck = 0L;
        for (var repetition = -WarmUps; repetition < Repetitions; repetition++)
        {
            var (wishTime, bareTime) = (Wish(recorders), Bare(recorders, out struck));
            if (repetition >= 0)
            {
                wish.Add(wishTime.TotalNanoseconds / citizens);
                bare.Add(bareTime.TotalNanoseconds / citizens);
            }
        }

        MarkdownTable.Row(
            $"{setup.Calendar.DateOf(tick):yyyy-MM-dd}",
            MarkdownTable.Number(citizens, 0),
            $"{MarkdownTable.Number(100.0 * struck / citizens, 2)} %",
            MarkdownTable.Number(wish.Median(), 2),
            MarkdownTable.Number(bare.Median(), 2),
            MarkdownTable.Number(wish.Median() / bare.Median(), 2)
        );
    }

    /// <summary>Measures the steps on a copy of the rows, because a step changes them. The time for copying is not included.</summary>
    private static TimeSpan Wish(Recorder[] recorders)
    {
        var cohorts = Array.ConvertAll(recorders, recorder => new Cohort([.. recorder.Rows], recorder.Ties));
        var tallies = Array.ConvertAll(recorders, _ => new WishTally());
        var start = Stopwatch.GetTimestamp();
        for (var district = 0; district < cohorts.Length; district++)
        {
            cohorts[district].StepCitizens(recorders[district].Known, tallies[district]);
        }

        return Stopwatch.GetElapsedTime(start);
    }

    private static TimeSpan Bare(Recorder[] recorders, out long struck)
    {
        struck = 0;
        var rows = Array.ConvertAll(recorders, recorder => recorder.Rows.AsSpan().ToArray());
        var start = Stopwatch.GetTimestamp();
        for (var district = 0; district < rows.Length; district++)
        {
            var known = recorders[district].Known;
            struck += BareLoop.Count(rows[district], known.Population.Urban, known);
        }

        return Stopwatch.GetElapsedTime(start);
    }
}
