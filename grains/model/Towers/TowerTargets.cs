using AdoptionSim.Nations;
using AdoptionSim.Nations.Files;
using AdoptionSim.Nations.Quantities;
using AdoptionSim.Nations.Scenarios;

namespace AdoptionSim.Model.Towers;

/// <summary>
/// Rejects a scenario with an intervention on base stations, or on their power, that selects no district with a base station and so changes nothing. A base
/// station counts if it exists when the intervention takes effect or, for power, before the run ends. This is known before the run, because roll-out and
/// scenario alone decide where base stations stand.
/// </summary>
public static class TowerTargets
{
    // A tick applies everything dated within it, and the longest tick is a week.
    private const int LongestStep = 7;

    /// <exception cref="BadFileException">An intervention selects no district with a station.</exception>
    public static void Check(Question question)
    {
        ArgumentNullException.ThrowIfNull(question);
        var (nation, scenario) = question;
        if (!scenario.Interventions.Any(each => each is TowerChange or PowerChange))
        {
            return;
        }

        var rollOut = RollOut.Plan(nation, scenario.Start, scenario.Until);
        foreach (var (index, intervention) in scenario.Interventions.Index().Where(each => IsInVain(nation, scenario, rollOut, each.Item)))
        {
            var (path, at) = index < question.InterventionsAt.Length ? question.InterventionsAt[index] : ($"interventions[{index}]", new Origin(scenario.Key));
            throw new BadFileException(
                at,
                path,
                $"changes nothing: no district that it selects has a station {(intervention is PowerChange ? "before the end" : "on its date")}",
                "a where that selects a district with a station"
            );
        }
    }

    private static bool IsInVain(Nation nation, Scenario scenario, RollOut rollOut, Intervention intervention) =>
        intervention switch
        {
            TowerChange { Add: 0 } towers => !HasStation(nation, scenario, rollOut, towers.Where, towers.Date),
            PowerChange power => !HasStation(nation, scenario, rollOut, power.Where, scenario.Until),
            _ => false,
        };

    private static bool HasStation(Nation nation, Scenario scenario, RollOut rollOut, PlaceFilter where, DateOnly until) =>
        nation
            .Districts.Index()
            .Where(district => where.Matches(district.Item))
            .Any(district =>
                rollOut.SitesOf(new DistrictIndex(district.Index)).Any(site => site.Opens <= until.AddDays(LongestStep))
                || scenario.Interventions.OfType<TowerChange>().Any(change => change.Add > 0 && change.Date <= until && change.Where.Matches(district.Item))
            );
}
