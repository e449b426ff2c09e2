namespace AdoptionSim.Nations.Files;

/// <summary>Rejects names of nations, provinces, districts and sites that would break the tables and labels in which they are shown.</summary>
internal sealed class NameChecks(Nation nation, Map root, Problems problems)
{
    private const int Longest = 200;

    public void Check()
    {
        CheckName("name", nation.Name);
        foreach (var province in nation.Provinces)
        {
            CheckName($"provinces.{province.Key}.name", province.Name);
        }

        foreach (var district in nation.Districts)
        {
            CheckName("districts", district.Name);
        }

        foreach (var (index, site) in (nation.Intranet?.Sites ?? []).Index())
        {
            CheckName($"intranet.sites[{index}].name", site.Name);
        }
    }

    private void CheckName(string path, string name)
    {
        if (name.Trim().Length == 0 || name.Length > Longest || name.Any(char.IsControl))
        {
            problems.Add(root.Nearest(path), path, Names.Is(name), $"a name of 1 to {Longest} characters without line breaks");
        }
    }
}
