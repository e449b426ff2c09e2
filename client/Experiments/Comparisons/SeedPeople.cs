using AdoptionSim.Contracts.Districts;

namespace AdoptionSim.Client.Experiments.Comparisons;

/// <summary>
/// Compares the people of all runs with one seed, person by person, with those of the reference scenario. The people of a run are dropped after that, because
/// those of all runs would not fit into memory.
/// </summary>
/// <param name="groups">The groups to sum up.</param>
/// <param name="scenarios">The number of scenarios, the noise floor included.</param>
internal sealed class SeedPeople(PersonGroups groups, int scenarios)
{
    private readonly Dictionary<int, PeopleView[]> _waiting = [];
    private PeopleView[]? _reference;
    private int _ended;

    /// <summary>
    /// The changes, by index of the scenario, in how many months each person has a phone, compared with the reference scenario. A value is null for a scenario
    /// with different people; a scenario whose run failed has no entry.
    /// </summary>
    public Dictionary<int, PersonChanges?> Changes { get; } = [];

    /// <summary>Adds the people of a scenario's run that has ended, and compares them with those of the reference scenario as soon as both are known.</summary>
    /// <param name="scenario">The index of the scenario; 0 is the reference.</param>
    /// <param name="people">The people by district; null if the run failed.</param>
    public void Add(int scenario, PeopleView[]? people)
    {
        if (people is not null)
        {
            _waiting[scenario] = people;
        }

        if (scenario == 0)
        {
            _reference = people;
            _waiting.Remove(0);
        }

        if (_reference is not null)
        {
            foreach (var (waiting, world) in _waiting)
            {
                Changes[waiting] = PersonChanges.Of(groups, _reference, world);
            }

            _waiting.Clear();
        }

        if (++_ended == scenarios)
        {
            _waiting.Clear();
            _reference = null;
        }
    }
}
