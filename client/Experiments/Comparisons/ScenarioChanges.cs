using System.Collections.Immutable;
using AdoptionSim.Client.Reports;
using AdoptionSim.Nations.Files;
using AdoptionSim.Nations.Scenarios;

namespace AdoptionSim.Client.Experiments.Comparisons;

/// <summary>The differences in content between a scenario and the reference scenario: interventions (dated changes) and parameter values.</summary>
/// <param name="Interventions">The interventions that only the scenario has.</param>
/// <param name="Missing">The interventions that only the reference has.</param>
/// <param name="Set">The parameters with another value than in the reference; null for the value of the nation's file.</param>
internal sealed record ScenarioChanges(
    ImmutableArray<Intervention> Interventions,
    ImmutableArray<Intervention> Missing,
    ImmutableArray<(string Key, string? Value)> Set
)
{
    public static ScenarioChanges Of(Question reference, Question other)
    {
        var (one, two) = (reference.Scenario, other.Scenario);
        return new ScenarioChanges(
            Without(other, two.Interventions, reference, one.Interventions),
            Without(reference, one.Interventions, other, two.Interventions),
            [
                .. two.Set.Where(set => one.Set.GetValueOrDefault(set.Key) != set.Value).Select(set => (set.Key, (string?)set.Value)),
                .. one.Set.Keys.Where(key => !two.Set.ContainsKey(key)).Select(key => (key, (string?)null)),
            ]
        );
    }

    /// <summary>Returns the differences of the scenario from the reference scenario in words, one sentence or assignment each.</summary>
    public ImmutableArray<string> Describe(Question reference, Question other) =>
        [
            .. Set.Select(set => set.Value is { } value ? $"{set.Key} is {value}." : $"{set.Key} is as in the nation's file."),
            .. Interventions.Select(new InterventionText(other.Nation).Of),
            .. Missing.Select(missing => $"Without this change: {new InterventionText(reference.Nation).Of(missing)}"),
        ];

    // Compared by their description, because equal lists of districts are not equal as objects.
    private static ImmutableArray<Intervention> Without(
        Question question,
        ImmutableArray<Intervention> interventions,
        Question otherQuestion,
        ImmutableArray<Intervention> others
    )
    {
        var (text, otherText) = (new InterventionText(question.Nation), new InterventionText(otherQuestion.Nation));
        var known = others.Select(otherText.Of).ToHashSet(StringComparer.Ordinal);
        return [.. interventions.Where(intervention => !known.Contains(text.Of(intervention)))];
    }
}
