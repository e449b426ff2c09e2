using System.Collections.Immutable;
using AdoptionSim.Nations;

namespace AdoptionSim.Model.Access;

/// <summary>The access groups of the citizens. A citizen's group follows from the work group, and so from the seed.</summary>
public sealed class Persons
{
    private readonly ImmutableArray<Person> _byWork;

    public Persons(Nation nation)
    {
        ArgumentNullException.ThrowIfNull(nation);
        var chosen = nation.Access?.OfficialsAndStudents ?? [];
        _byWork = [.. nation.People.Work.Select(work => chosen.Contains(work.Key) ? Person.OfficialOrStudent : Person.Local)];
    }

    /// <param name="work">The index of the work group in the nation's list.</param>
    public Person OfWork(int work) => _byWork[work];
}
