using System.Collections.Immutable;
using AdoptionSim.Contracts.Experiments;

namespace AdoptionSim.Silo.Page.Views;

/// <summary>An experiment (a planned set of runs) in the live page's list: the state of its runs and its figures so far.</summary>
/// <param name="Id">The first part of the names of its runs.</param>
/// <param name="Reported">The time of its client's last report, on the silo's clock.</param>
/// <param name="IsProvisional">True until all planned runs have ended.</param>
/// <param name="SecondsLeft">The estimated time until the end, in seconds; null unless runs are in progress and it can be estimated.</param>
/// <param name="LeftOut">A sentence that names the measures without figures; null if all have figures.</param>
internal sealed record ExperimentView(
    string Id,
    string Name,
    string Question,
    ExperimentState State,
    DateTimeOffset Began,
    DateTimeOffset Reported,
    bool IsProvisional,
    ExperimentCounts Runs,
    ExperimentCounts Points,
    double? RunsPerHour,
    double? SecondsLeft,
    string? FirstFailure,
    ImmutableArray<ExperimentFigure> Figures,
    string? LeftOut
)
{
    public static ExperimentView Of(ExperimentEntry entry)
    {
        var report = entry.Report;
        var isRunning = entry.State == ExperimentState.Running;
        return new ExperimentView(
            report.Id,
            report.Name,
            report.Question,
            entry.State,
            report.Began,
            entry.Reported,
            report.IsProvisional,
            entry.Runs,
            entry.Points,
            isRunning ? report.RunsPerHour : null,
            isRunning ? report.SecondsLeft : null,
            report.FirstFailure,
            [.. report.Figures],
            report.LeftOut
        );
    }
}
