using System.Collections.Immutable;

namespace AdoptionSim.Nations.Files;

/// <summary>Decides if an access rule (who may use which service) that a scenario adds has any effect.</summary>
internal sealed class AccessEffects(Nation nation, DateOnly until)
{
    /// <summary>
    /// True if an access rule has any effect. On at least one date, it then allows a use of a service that is otherwise forbidden, or forbids one that is
    /// allowed.
    /// </summary>
    /// <param name="before">The access rules that the scenario adds before this one, in order.</param>
    public bool Changes(AccessRule rule, ImmutableArray<AccessRule> before)
    {
        var rules = (nation.Access?.Table ?? [new AccessRule(DateOnly.MinValue, null, [], [], [], true, "no table")]).AddRange(before);
        var end = rule.Until is { } last && last <= until ? last.AddDays(-1) : until;
        var dates = rules
            .SelectMany(each => new[] { each.From, each.Until ?? each.From })
            .Where(date => date > rule.From && date <= end)
            .Append(rule.From)
            .Distinct();
        return dates.Any(date => Uses(rule).Any(use => IsAllowed(date, rules, use) != rule.Allowed));
    }

    private IEnumerable<(AccessGroup Who, Service What, Device On)> Uses(AccessRule rule) =>
        from who in Enum.GetValues<AccessGroup>()
        where Matches(rule.Who, who) && IsThere(who)
        from what in Enum.GetValues<Service>()
        where Matches(rule.What, what) && (what != Service.Intranet || nation.Intranet is not null)
        from device in Enum.GetValues<Device>()
        where Matches(rule.On, device)
        select (who, what, device);

    private bool IsThere(AccessGroup who) =>
        who switch
        {
            AccessGroup.Local => true,
            AccessGroup.OfficialOrStudent => nation.Access is { OfficialsAndStudents.IsEmpty: false },
            AccessGroup.Privileged => nation.Internet?.Privileged is not null,
            AccessGroup.ResidentForeigner => HasCohort(ForeignerKind.Resident),
            _ => HasCohort(ForeignerKind.Tourist),
        };

    private bool HasCohort(ForeignerKind kind) => nation.Foreigners?.Cohorts.Any(cohort => cohort.Kind == kind) == true;

    private static bool IsAllowed(DateOnly date, ImmutableArray<AccessRule> rules, (AccessGroup Who, Service What, Device On) use) =>
        rules
            .LastOrDefault(rule =>
                rule.From <= date && !(rule.Until <= date) && Matches(rule.Who, use.Who) && Matches(rule.What, use.What) && Matches(rule.On, use.On)
            )
            ?.Allowed
        ?? false;

    private static bool Matches<T>(ImmutableArray<T> listed, T item) => listed.IsDefaultOrEmpty || listed.Contains(item);
}
