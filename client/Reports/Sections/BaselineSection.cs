using System.Globalization;
using System.Xml.Linq;
using AdoptionSim.Client.Charts;
using AdoptionSim.Client.Commands.Run;
using AdoptionSim.Client.Experiments.Execution;
using AdoptionSim.Client.Experiments.Pages;
using AdoptionSim.Nations.Files;
using AdoptionSim.Nations.Measures;
using AdoptionSim.Nations.Measures.Features;

namespace AdoptionSim.Client.Reports.Sections;

/// <summary>
/// Section of the report of a run that tries out a change. It shows the difference from a run of the unchanged baseline with the same seed, if such a run was
/// found. If the nation has a built-in baseline scenario, it also shows a command that measures the effect of the change: over several seeds if possible,
/// otherwise with the same seed.
/// </summary>
internal static class BaselineSection
{
    public const string Title = "Compared with the baseline";

    private const string Unit = "lines";

    public static IEnumerable<XElement?> Of(ReportedRun run)
    {
        if (run.IsFactual)
        {
            yield break;
        }

        yield return Html.Heading(Title);
        foreach (var part in run.Baseline is { } baseline ? Difference(run, baseline) : [])
        {
            yield return part;
        }

        foreach (var part in Commands(run.Plan, run.Journal.Count > 0))
        {
            yield return part;
        }
    }

    /// <summary>
    /// Returns a paragraph about how to measure the effect of a run's change, and the shell command for that. Without a built-in baseline scenario of the
    /// nation, returns only a paragraph.
    /// </summary>
    public static IEnumerable<XElement?> Commands(RunPlan plan, bool hasCommands)
    {
        if (BaselineOf(plan) is not { } baseline)
        {
            yield return Html.Paragraph(
                "The effect of the change is the difference from a run of the same seed, scale and dates in which nothing differs, not the distance from the "
                    + "record. No built-in scenario is the baseline of this nation."
            );
        }
        else if (plan.Scenario.Interventions.IsEmpty || hasCommands)
        {
            yield return Html.Paragraph(
                "This command runs the baseline with the same luck. The effect of what differs here is the difference of the two runs:"
            );
            yield return PageParts.Command(RepeatCommand.OfBaseline(plan, baseline));
        }
        else
        {
            yield return Html.Paragraph("This command compares the scenario with the baseline over several seeds, and says how sure the difference is:");
            yield return PageParts.Command(RepeatCommand.OfComparison(plan, baseline));
        }
    }

    /// <summary>Returns the built-in scenario that changes nothing and has the nation and start date of a run; null if it does not exist.</summary>
    private static string? BaselineOf(RunPlan plan) =>
        new[] { plan.Nation.Key, Shipped.Baseline }.Intersect(Shipped.ScenarioKeys()).FirstOrDefault(key => IsBaseline(Question.Load(key), plan));

    private static bool IsBaseline(Question baseline, RunPlan plan) =>
        baseline.Scenario.IsFactual(baseline.Nation)
        && baseline.Scenario.Start == plan.Scenario.Start
        && baseline.Nation.Key == plan.Nation.Key
        && (!plan.Scenario.Set.IsEmpty || NationJson.Write(baseline.Nation).AsSpan().SequenceEqual(NationJson.Write(plan.Nation)));

    private static IEnumerable<XElement?> Difference(ReportedRun run, BaselineRun baseline)
    {
        var scenario = run.Plan.Scenario.Key;
        var setting = new Setting(0, [], SettingText.Short(scenario), scenario);
        SettingDifference[] line = [.. baseline.Curve.Zip(run.Curve, (before, after) => Between(setting, after.Date, before.Band.Mean, after.Nation))];
        yield return Html.Paragraph(
            $"The run in the folder {baseline.Folder} has the same seed, scale and dates, and nothing differs in it. The same people live in both runs, with "
                + "the same luck. One seed shows no interval: part of the difference may be chance."
        );
        foreach (
            var part in PageParts.Figure(
                PanelPicture.Plain([DifferencePanel.Of(line, baseline.Folder, Unit, DifferencePanel.Limits(line))]),
                $"Difference in lines from the run {baseline.Folder} over time; the numbers are in the table below.",
                null,
                Html.Table(
                    "Difference in lines at the end of each year",
                    line.GroupBy(each => each.Date.Year).Select(year => year.Last()),
                    [new("date", each => Html.Date(each.Date)), .. Columns<SettingDifference>(each => each)]
                ),
                "national.csv",
                $"All dates of this run as CSV; those of the baseline are in the file of that name in {baseline.Folder}"
            )
        )
        {
            yield return part;
        }

        var scaling = new Scaling(run.Plan.Options.Scale);
        yield return Html.Table(
            $"Difference in lines by province on {Html.Date(line[^1].Date)}",
            baseline.Provinces.Zip(run.Provinces, (before, after) =>
                (
                    before.Name,
                    Difference: Between(
                        setting,
                        line[^1].Date,
                        before.Subscribers.Mean,
                        scaling.Whole(PhoneMeasures.Subscribers, after[PhoneMeasures.Subscribers])
                    )
                )
            ),
            [new("province", row => row.Name), .. Columns<(string Name, SettingDifference Difference)>(row => row.Difference)]
        );
        yield return PageParts.Link("provinces.csv", "All dates of this run as CSV");
    }

    private static Column<T>[] Columns<T>(Func<T, SettingDifference> difference) =>
        [
            new("baseline", row => Html.Whole(difference(row).Reference)),
            new("this run", row => Html.Whole(difference(row).Value)),
            new("difference", row => PageText.Signed(difference(row).Difference)),
            new("of the baseline", row => PageText.SignedPercent(difference(row).Share)),
        ];

    private static SettingDifference Between(Setting setting, DateOnly date, double before, double after) =>
        new(setting, date, before, after - before, null, null, Spread.Luck, 1, null);

    /// <summary>
    /// Returns a sentence with the difference of a run from the unchanged baseline run at its end. Without a baseline run, returns a sentence that refers to
    /// the report section about the baseline.
    /// </summary>
    public static string InShort(ReportedRun run)
    {
        if (run.Baseline is not { Curve: [.., var before] })
        {
            return $" It is a counterfactual: compare it with the baseline, not with the record (see \"{Title}\").";
        }

        var difference = Between(new Setting(0, [], "", ""), before.Date, before.Band.Mean, run.Curve[^1].Nation);
        return string.Create(
            CultureInfo.InvariantCulture,
            $" The baseline with the same seed has {before.Band.Mean:N0}: the difference is {PageText.Signed(difference.Difference)} "
                + $"({PageText.SignedPercent(difference.Share)}), with the luck of one seed."
        );
    }
}
