using AdoptionSim.Client.Experiments.Execution;
using AdoptionSim.Contracts.Districts;

namespace AdoptionSim.Client.Experiments.Comparisons;

/// <summary>The results of all runs of a comparison, in memory.</summary>
internal sealed class ComparedRuns(Comparison comparison, PersonGroups groups) : IRunRecords
{
    private readonly Lock _lock = new();
    private readonly Dictionary<RunKey, double[][]> _series = [];
    private readonly Dictionary<ulong, SeedPeople> _people = [];
    private readonly List<RunRow> _rows = [];

    public int Done => _rows.Count(row => row.IsDone);

    public int Failed => _rows.Count - Done;

    public string? FirstFailure =>
        Rows.FirstOrDefault(row => !row.IsDone) is { } row
            ? $"{comparison.LabelOf(comparison.Points[row.Key.Point - 1].Scenario)}, seed {row.Key.Seed}: {row.Error}"
            : null;

    /// <summary>All runs that have ended, in order of point and seed.</summary>
    public IReadOnlyList<RunRow> Rows => [.. _rows.OrderBy(row => row.Key)];

    /// <summary>The runs that are done, each with its values by date and series.</summary>
    public IReadOnlyDictionary<RunKey, double[][]> Series => _series;

    /// <summary>
    /// Returns, for each seed in order, the changes of persons from the reference to a scenario; null where the scenario has other people than the reference.
    /// </summary>
    public IReadOnlyList<PersonChanges?> ChangesOf(int scenario) =>
        [.. _people.OrderBy(seed => seed.Key).Where(seed => seed.Value.Changes.ContainsKey(scenario)).Select(seed => seed.Value.Changes[scenario])];

    /// <summary>Stores the values of a run, by date and series, before its row is added.</summary>
    public void Keep(RunKey key, double[][] values)
    {
        lock (_lock)
        {
            _series.Add(key, values);
        }
    }

    /// <summary>Stores the people of a run that has ended until they are compared with those of the reference; null if the run failed.</summary>
    public void Keep(ComparedPoint point, ulong seed, PeopleView[]? people)
    {
        lock (_lock)
        {
            if (point.IsBase)
            {
                (_people.TryGetValue(seed, out var known) ? known : _people[seed] = new SeedPeople(groups, comparison.Scenarios.Length + 1)).Add(
                    point.Scenario,
                    people
                );
            }
        }
    }

    public void Add(RunResult result) => _rows.Add(result.Row);
}
