using AdoptionSim.Client.Experiments.Execution;
using AdoptionSim.Contracts.Districts;

namespace AdoptionSim.Client.Experiments.Comparisons;

/// <summary>Collects the results of all runs of a comparison of scenarios in memory.</summary>
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

    /// <summary>All runs that have ended, ordered by point (a scenario with values of the uncertain parameters) and seed.</summary>
    public IReadOnlyList<RunRow> Rows => [.. _rows.OrderBy(row => row.Key)];

    /// <summary>
    /// The recorded numbers of the runs that are done. Each run has an array with one entry per date, which has one value for each of
    /// <see cref="ComparedLayout.Series"/>.
    /// </summary>
    public IReadOnlyDictionary<RunKey, double[][]> Series => _series;

    /// <summary>
    /// Returns, for each seed in ascending order, how a scenario changes the months with a phone of each person, compared with the reference scenario. An entry
    /// is null if the two runs have different people.
    /// </summary>
    public IReadOnlyList<PersonChanges?> ChangesOf(int scenario) =>
        [.. _people.OrderBy(seed => seed.Key).Where(seed => seed.Value.Changes.ContainsKey(scenario)).Select(seed => seed.Value.Changes[scenario])];

    /// <summary>Stores the numbers that a run has recorded: an array for each date, with one value for each series (recorded number).</summary>
    public void Keep(RunKey key, double[][] values)
    {
        lock (_lock)
        {
            _series.Add(key, values);
        }
    }

    /// <summary>
    /// Stores how many months each person of an ended run had a phone, until they are compared with the reference scenario. Ignores runs with randomly drawn
    /// parameter values.
    /// </summary>
    /// <param name="people">The people by district; null if the run failed.</param>
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
