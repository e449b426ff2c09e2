using System.Collections.Immutable;

namespace AdoptionSim.Nations.Files;

/// <summary>Decides if a permission rule (who may have a phone line) that a scenario adds changes anybody's chance of a line.</summary>
internal sealed class PermissionEffects(Nation nation, DateOnly until)
{
    /// <summary>
    /// True if a permission rule changes the chance of a phone line for at least one person whom it concerns. The chances with and without the rule are
    /// compared on the date of the rule and whenever a later rule of the nation begins.
    /// </summary>
    /// <param name="before">The permission rules that the scenario adds before this one, in order.</param>
    public bool Changes(PermissionRule rule, ImmutableArray<PermissionRule> before)
    {
        var dates = nation.Permission.Table.Select(each => each.From).Where(date => date > rule.From && date <= until).Append(rule.From).Distinct();
        return dates.Any(date => Applicants(rule).Any(applicant => Granted(date, before, applicant) != rule.Granted));
    }

    private IEnumerable<(SettlementType Place, string Work, string Class)> Applicants(PermissionRule rule) =>
        from place in nation.Districts.Select(district => district.Place).Distinct()
        where place != SettlementType.Closed && (rule.Place is null || rule.Place == place)
        from work in nation.People.Work
        where (rule.Work is null || rule.Work == work.Key) && work.UrbanShare + work.RuralShare > 0 && Ages.Last(work.Stage) >= nation.Adoption.MinimumAge
        from rank in nation.People.Classes
        where (rule.Class is null || rule.Class == rank.Key) && (place == SettlementType.Capital ? rank.CapitalShare : rank.Share) > 0
        select (place, work.Key, rank.Key);

    private double Granted(DateOnly date, ImmutableArray<PermissionRule> before, (SettlementType Place, string Work, string Class) applicant) =>
        nation
            .Permission.Table.Where(rule => rule.From <= date)
            .Concat(before)
            .LastOrDefault(rule =>
                (rule.Place is null || rule.Place == applicant.Place)
                && (rule.Work is null || rule.Work == applicant.Work)
                && (rule.Class is null || rule.Class == applicant.Class)
            )
            ?.Granted
        ?? 0;
}
