using AdoptionSim.Client.Charts;
using AdoptionSim.Client.Reports.Sections;

namespace AdoptionSim.Client.Reports;

/// <summary>Writes <c>report.html</c>: all results of one run on one page, for reading, printing and sending.</summary>
internal static class Report
{
    public const string FileName = "report.html";

    /// <param name="services">Null if the nation has no services other than the phone.</param>
    /// <param name="record">Null if the run covers no published figure.</param>
    /// <param name="divide">Null if nobody has a phone.</param>
    public static string Of(ReportedRun run, Picture curve, Picture? services, Picture? record = null, Picture? divide = null) =>
        ReportPage.Of(
            $"{run.Plan.Nation.Name}: {run.Plan.Scenario.Key}",
            HeadSection.Of(run),
            QuestionSection.Of(run.Plan, run.Journal),
            BaselineSection.Of(run),
            SubscribersSection.Of(run, curve),
            RecordSection.Of(run, record),
            ProvincesSection.Of(run),
            DivideSection.Of(run, divide),
            NetworkSection.Of(run),
            services is null ? [] : ServicesSection.Of(run, services),
            LabelsSection.Of(run.Plan.Nation.Record.Length > 0),
            PageParts.Caveats(Caveats(run)),
            RepeatSection.Of(run),
            FilesSection.OfRun()
        );

    private static IEnumerable<string> Caveats(ReportedRun run) =>
        [
            "One seed is one possible course. `run --replicates` repeats it with other seeds, and shows how much is luck.",
            "Nobody knows the parameters exactly. An experiment varies them, and shows how much is ignorance.",
            run.IsFactual ? PageParts.RecordInSight : PageParts.EffectWithinModel,
        ];
}
