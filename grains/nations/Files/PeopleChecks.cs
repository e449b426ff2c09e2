namespace AdoptionSim.Nations.Files;

/// <summary>
/// Checks that a nation's distributions of people by age, household, work and class are consistent: bands without gaps, shares that add up to 100 percent.
/// </summary>
internal sealed class PeopleChecks(PeopleParameters people, Map root, Problems problems)
{
    private const int MostWorkGroups = 16;
    private const int MostClasses = 4;

    public void Check()
    {
        CheckAges();
        CheckHouseholds();
        CheckWork();
        CheckClasses();
    }

    private void Refuse(string path, string fault, string allowed) => problems.Add(root.Nearest(path), path, fault, allowed);

    private void AddUp(string path, string what, IEnumerable<double> shares)
    {
        // Shares are written in decimals, and a sum of binary fractions does not equal 100 exactly.
        const double tolerance = 1e-6;
        var sum = shares.Sum();
        if (Math.Abs(sum - 100) > tolerance)
        {
            Refuse(path, $"has {what} that add up to {Names.Number(Math.Round(sum, 6))}", "100 %");
        }
    }

    private void CheckAges()
    {
        AddUp("people.ages", "shares", people.Ages.Select(band => band.Share));
        var from = 0;
        foreach (var band in people.Ages)
        {
            if (band.From != from || band.To < band.From)
            {
                Refuse("people.ages", $"has a band from {band.From} to {band.To}", $"a band from {from} on, so that there is no gap");
            }

            from = band.To + 1;
        }
    }

    private void CheckHouseholds()
    {
        AddUp("people.households", "shares", people.Households.Select(household => household.Share));
        foreach (var size in people.Households.GroupBy(household => household.Size).Where(group => group.Count() > 1))
        {
            Refuse("people.households", $"has size {size.Key} {size.Count()} times", "each size once");
        }
    }

    private void CheckWork()
    {
        if (people.Work.Length > MostWorkGroups)
        {
            Refuse("people.work", $"has {people.Work.Length} groups", $"at most {MostWorkGroups}");
        }

        foreach (var stage in Enum.GetValues<LifeStage>())
        {
            var groups = people.Work.Where(work => work.Stage == stage).ToList();
            AddUp("people.work", $"urban shares of stage {Names.InFile(stage.ToString())}", groups.Select(work => work.UrbanShare));
            AddUp("people.work", $"rural shares of stage {Names.InFile(stage.ToString())}", groups.Select(work => work.RuralShare));
        }
    }

    private void CheckClasses()
    {
        if (people.Classes.Length > MostClasses)
        {
            Refuse("people.classes", $"has {people.Classes.Length} classes", $"at most {MostClasses}");
        }

        AddUp("people.classes", "shares", people.Classes.Select(each => each.Share));
        AddUp("people.classes", "capital shares", people.Classes.Select(each => each.CapitalShare));
    }
}
