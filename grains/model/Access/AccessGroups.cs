using System.Collections.Immutable;
using AdoptionSim.Nations;

namespace AdoptionSim.Model.Access;

/// <summary>
/// Assigns each work group (citizens with the same kind of work) to an access group: officials and students, or local people. The access group decides which
/// services a citizen may use.
/// </summary>
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
