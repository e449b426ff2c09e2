namespace AdoptionSim.Nations.Files;

/// <summary>Rejects duplicate entries in a nation's file. A second entry would make the first one ineffective, or count the same thing twice.</summary>
internal sealed class TwiceChecks(Nation nation, Map root, Problems problems)
{
    public void Check()
    {
        Refuse(
            "permission.table",
            nation.Permission.Table.Select(rule => (object)(rule.From, rule.Work, rule.Class, rule.Place)),
            "rule for the same people on the same date"
        );
        Refuse(
            "access.table",
            (nation.Access?.Table ?? []).Select(rule => (object)(rule.From, rule.Until, List(rule.Who), List(rule.What), List(rule.On))),
            "rule for the same use on the same date"
        );
        Refuse("access.officials_and_students", nation.Access?.OfficialsAndStudents ?? [], "mention of a work group");
        Refuse("intranet.groups", (nation.Intranet?.Groups ?? []).Select(group => group.Work), "rate of a work group");
        Refuse("internet.groups", (nation.Internet?.Groups ?? []).Select(group => group.Work), "rate of a work group");
        Refuse("internet.known_at_start.groups", (nation.Internet?.KnownAtStart?.Groups ?? []).Select(group => group.Work), "factor of a work group");
        Refuse("internet.privileged.groups", nation.Internet?.Privileged?.Groups ?? [], "mention of a work group");
        foreach (var cohort in nation.Foreigners?.Cohorts ?? [])
        {
            Refuse($"foreigners.cohorts.{cohort.Key}.hosts", cohort.Hosts.Select(host => host.District), "share of a district");
        }
    }

    private static string List<T>(IEnumerable<T> items) => string.Join(',', items.Distinct().Order());

    private void Refuse(string path, IEnumerable<object> items, string what)
    {
        var seen = new Dictionary<object, int>();
        foreach (var (index, item) in items.Index())
        {
            if (!seen.TryAdd(item, index))
            {
                problems.Add(
                    root.Nearest($"{path}[{index}]"),
                    $"{path}[{index}]",
                    $"is a second {what}, after entry {seen[item]} (counted from 0)",
                    "one entry"
                );
            }
        }
    }
}
