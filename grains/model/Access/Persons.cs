using System.Collections.Immutable;
using AdoptionSim.Nations;

namespace AdoptionSim.Model.Access;

/// <summary>Who the citizens are in the eyes of the access rules: it follows from their work, and so from the seed.</summary>
public sealed class Persons
{
    private readonly ImmutableArray<Person> _byWork;

    public Persons(Nation nation)
    {
        ArgumentNullException.ThrowIfNull(nation);
        var chosen = nation.Access?.OfficialsAndStudents ?? [];
        _byWork = [.. nation.People.Work.Select(work => chosen.Contains(work.Key) ? Person.OfficialOrStudent : Person.Local)];
    }

    /// <param name="work">Index into the nation's work groups.</param>
    public Person OfWork(int work) => _byWork[work];
}
