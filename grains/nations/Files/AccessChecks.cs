namespace AdoptionSim.Nations.Files;

/// <summary>Checks that the parts of an access rule are consistent with each other.</summary>
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
