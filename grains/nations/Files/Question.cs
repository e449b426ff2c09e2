using System.Collections.Immutable;
using AdoptionSim.Nations.Scenarios;

namespace AdoptionSim.Nations.Files;

/// <summary>
/// The question that a run answers: a nation and a scenario. The nation has the values of its file, with the changes that the scenario and the command line
/// make. The scenario has the interventions (dated changes during the run).
/// </summary>
public sealed record Question(Nation Nation, Scenario Scenario)
{
    /// <summary>
    /// The longest time in years from the launch of the network to the start of a scenario. It is also the longest time from the start of a scenario to its
    /// end.
    /// </summary>
    internal const int LongestYears = 100;

    /// <summary>
    /// The dotted path and the line of each intervention (dated change) in the scenario's file; empty if the scenario was not read from a file.
    /// </summary>
    public ImmutableArray<(string Path, Origin At)> InterventionsAt { get; init; } = [];

    /// <summary>The path of the nation's file; empty if the nation was not read from a file.</summary>
    public string NationPath { get; init; } = "";

    /// <summary>Reads a scenario and its nation from their files, applies the given settings, and checks all of it.</summary>
    /// <param name="scenario">The key of a shipped scenario or the path of a YAML file.</param>
    /// <param name="sets">KEY=VALUE pairs as given to <c>--set</c>. They win over the scenario's values, and a later pair wins over an earlier one.</param>
    /// <param name="until">The day on which the run ends, in place of the scenario's; null to keep the scenario's.</param>
    /// <exception cref="BadFileException">A file or an option cannot be used.</exception>
    public static Question Load(string scenario = Shipped.Baseline, IEnumerable<string>? sets = null, DateOnly? until = null) =>
        LoadWith((sets ?? []).Select(Override.Parse), scenario, until);

    /// <summary>
    /// Reads a scenario and its nation from their files and checks all of it. The caller gives values of parameters that replace those in the files, such as
    /// the values of an experiment.
    /// </summary>
    /// <inheritdoc cref="Load(string, IEnumerable{string}?, DateOnly?)"/>
    /// <param name="overrides">Values that win over the scenario's; a later value wins over an earlier one. Error messages name the position of a wrong
    /// value.</param>
    public static Question LoadWith(IEnumerable<Override> overrides, string scenario = Shipped.Baseline, DateOnly? until = null)
    {
        var draft = ScenarioDraft.Read(ScenarioFile.Find(scenario));
        var set = draft.Set.AddRange(overrides);
        var nation = ReadNation(draft, set);
        var start = draft.Start ?? nation.Launch;
        CheckDates(draft, nation, start, until);
        var interventions = ReadInterventions(draft, nation, start);
        return new Question(
            nation,
            new Scenario
            {
                Key = draft.Key,
                Asks = draft.Asks,
                Nation = nation.Key,
                Start = start,
                Until = until ?? draft.Until,
                Set = set.Aggregate(ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal), (all, each) =>
                    all.SetItem(each.Path, each.Value)
                ),
                Interventions = [.. interventions.Select(each => each.Intervention)],
            }
        )
        {
            NationPath = draft.Nation.Path,
            InterventionsAt = [.. interventions.Select(each => (each.Path, each.Body.At))],
        };
    }

    private static Nation ReadNation(ScenarioDraft draft, ImmutableArray<Override> set) =>
        File.Exists(draft.Nation.Path)
            ? NationFile.Read(draft.Nation.Path, set)
            : throw new BadFileException(
                draft.Nation.At,
                "nation",
                $"is the missing file {draft.Nation.Path}",
                $"{string.Join(", ", Shipped.NationKeys())}, or the path of a YAML file"
            );

    // Checked against the scenario's own end, because a run cut short by an option simply leaves out later interventions.
    private static ImmutableArray<WrittenIntervention> ReadInterventions(ScenarioDraft draft, Nation nation, DateOnly start)
    {
        var problems = new Problems();
        var read = new Interventions(nation, start, draft.Until, problems).Read(draft.Interventions);
        problems.ThrowIfAny();
        return read;
    }

    private static void CheckDates(ScenarioDraft draft, Nation nation, DateOnly start, DateOnly? until)
    {
        var problems = new Problems();
        if (start < nation.Launch || start > nation.Launch.AddYears(LongestYears))
        {
            problems.Add(
                draft.File.Nearest("start"),
                "start",
                Names.Is(Names.Date(start)),
                $"a date from {Names.Date(nation.Launch)} (the launch) to {Names.Date(nation.Launch.AddYears(LongestYears))}"
            );
        }

        CheckUntil(draft.Until, draft.File.Nearest("until"), start, problems);
        if (until is { } day)
        {
            CheckUntil(day, new Origin($"--until {Names.Date(day)}"), start, problems);
        }

        problems.ThrowIfAny();
    }

    private static void CheckUntil(DateOnly until, Origin at, DateOnly start, Problems problems)
    {
        if (until <= start || until > start.AddYears(LongestYears))
        {
            problems.Add(at, "until", Names.Is(Names.Date(until)), $"a date from {Names.Date(start.AddDays(1))} to {Names.Date(start.AddYears(LongestYears))}");
        }
    }
}
