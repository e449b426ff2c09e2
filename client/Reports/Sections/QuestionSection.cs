using System.Collections.Immutable;
using System.Globalization;
using System.Xml.Linq;
using AdoptionSim.Client.Commands.Run;
using AdoptionSim.Client.Tables;
using AdoptionSim.Contracts.Runs;
using AdoptionSim.Nations.Commands;

namespace AdoptionSim.Client.Reports.Sections;

/// <summary>
/// Section of a report: the changes that the run makes to the nation's file, namely parameters that were set, interventions (dated changes) and commands to
/// single entities.
/// </summary>
internal static class QuestionSection
{
    /// <summary>The greatest number of commands that the section lists individually.</summary>
    private const int Listed = 20;

    public static IEnumerable<XElement?> Of(RunPlan plan, IReadOnlyList<JournalEntry> journal)
    {
        yield return Html.Heading("What differs from the nation's file");
        ImmutableArray<string> differences = [.. Settings(plan), .. Interventions(plan), .. Commands(journal)];
        yield return differences.IsEmpty
            ? Html.Paragraph("Nothing: prices, permission, supply and roll-out are those of the nation's file, from the launch on.")
            : Html.List(differences);
    }

    private static IEnumerable<string> Settings(RunPlan plan)
    {
        if (plan.Scenario.Start != plan.Nation.Launch)
        {
            yield return $"The run starts on {Html.Date(plan.Scenario.Start)} without subscribers; the launch was on {Html.Date(plan.Nation.Launch)}.";
        }

        foreach (var (key, value) in plan.Scenario.Set)
        {
            yield return $"{key} is set to {value} from the start.";
        }
    }

    private static IEnumerable<string> Interventions(RunPlan plan)
    {
        var text = new InterventionText(plan.Nation);
        return plan.Scenario.Interventions.Select(intervention =>
            text.Of(intervention) + (intervention.Date > plan.Scenario.Until ? " The run ends before that date: no effect." : "")
        );
    }

    private static IEnumerable<string> Commands(IReadOnlyList<JournalEntry> journal) =>
        [
            .. journal
                .Take(Listed)
                .Select(entry =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"Command at tick {entry.Tick}: {$"{CommandForm.Of(entry.Kind).Word} {entry.Argument}".TrimEnd()} to {entry.Target}."
                    )
                ),
            .. journal.Count > Listed
                ? [string.Create(CultureInfo.InvariantCulture, $"{journal.Count - Listed:N0} more commands, listed in {CommandsTable.FileName}.")]
                : Array.Empty<string>(),
        ];
}
