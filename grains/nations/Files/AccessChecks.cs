namespace AdoptionSim.Nations.Files;

/// <summary>Checks that an access rule (who may use which service) ends after it begins.</summary>
internal static class AccessChecks
{
    public static void CheckDates(AccessRule rule, string path, Origin at, Problems problems)
    {
        if (rule.Until is { } until && until <= rule.From)
        {
            problems.Add(at, Names.Join(path, "until"), Names.Is(Names.Date(until)), $"a date after {Names.Date(rule.From)} (from), or none");
        }
    }
}
