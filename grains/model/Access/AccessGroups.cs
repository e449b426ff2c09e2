using System.Collections.Immutable;
using AdoptionSim.Nations;

namespace AdoptionSim.Model.Access;

/// <summary>The access group of each work group, which decides the services that its citizens may use: officials and students, or local people.</summary>
public sealed class AccessGroups
{
    private readonly ImmutableArray<AccessGroup> _byWork;

    public AccessGroups(Nation nation)
    {
        ArgumentNullException.ThrowIfNull(nation);
        var chosen = nation.Access?.OfficialsAndStudents ?? [];
        _byWork = [.. nation.People.Work.Select(work => chosen.Contains(work.Key) ? AccessGroup.OfficialOrStudent : AccessGroup.Local)];
    }

    /// <param name="work">The index of the work group in the nation's list.</param>
    public AccessGroup OfWork(int work) => _byWork[work];
}
