using AdoptionSim.Client.Charts;
using AdoptionSim.Client.Reports.Sections;

namespace AdoptionSim.Client.Reports;

/// <summary><c>report.html</c>: one run on one page, for reading, printing and sending.</summary>
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
            SubscribersSection.Of(run, curve),
            RecordSection.Of(run, record),
            ProvincesSection.Of(run),
            DivideSection.Of(run, divide),
            NetworkSection.Of(run),
            services is null ? [] : ServicesSection.Of(run, services),
            LabelsSection.Of(run.Plan.Nation.Record.Length > 0),
            RepeatSection.Of(run),
            FilesSection.OfRun()
        );
}
