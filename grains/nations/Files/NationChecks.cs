using System.Text.RegularExpressions;

namespace AdoptionSim.Nations.Files;

/// <summary>Checks that the parameters of a nation are consistent with each other: sums that must add up, and names that must exist.</summary>
internal sealed partial class NationChecks(Nation nation, Map root, Problems problems)
{
    public static void Check(Nation nation, Map root, Problems problems)
    {
        var checks = new NationChecks(nation, root, problems);
        checks.CheckNames();
        checks.CheckDistricts();
        new PeopleChecks(nation.People, root, problems).Check();
        checks.CheckPermission();
        checks.CheckAccess();
        checks.CheckIntranet();
        checks.CheckServices();
        checks.CheckForeigners();
        checks.CheckMarket();
        checks.CheckNetwork();
        checks.CheckBoundaries();
        new LaunchChecks(nation, root, problems).Check();
        new NameChecks(nation, root, problems).Check();
        new TwiceChecks(nation, root, problems).Check();
    }

    [GeneratedRegex("^[a-z0-9-]+$")]
    private static partial Regex Key();

    private void Refuse(string path, string fault, string allowed) => problems.Add(root.Nearest(path), path, fault, allowed);

    /// <summary>
    /// Returns the keys (short names) of the nation, its provinces and its foreigner groups, each with its dotted path in the nation's file. These become part
    /// of file paths and of grain (actor) keys. Keys of districts are checked when the table of districts is read.
    /// </summary>
    private IEnumerable<(string Path, string Key)> NamedKeys() =>
        nation
            .Provinces.Select(province => ("provinces", province.Key))
            .Concat((nation.Foreigners?.Cohorts ?? []).Select(cohort => ("foreigners.cohorts", cohort.Key)))
            .Prepend(("key", nation.Key));

    private void CheckNames()
    {
        var groups = nation
            .People.Work.Select(work => (Path: "people.work", work.Key))
            .Concat(nation.People.Classes.Select(each => ("people.classes", each.Key)))
            .Concat(nation.Market.Models.Select(model => ("market.models", model.Key)));
        foreach (var (path, key) in groups.Where(each => !Key().IsMatch(each.Key)))
        {
            Refuse(path, Names.Is(key), "lower-case letters, digits and hyphens");
        }

        foreach (var (path, key) in NamedKeys().Where(each => !NameRule.IsValid(each.Key)))
        {
            Refuse(path, $"is '{NameRule.Quote(key)}'", NameRule.Allowed);
        }

        if (nation.Provinces.All(province => province.Key != nation.CapitalProvince))
        {
            Refuse(
                "capital_province",
                Names.Is(nation.CapitalProvince),
                Names.Instead(nation.CapitalProvince, nation.Provinces.Select(province => province.Key))
            );
        }
    }

    private void CheckDistricts()
    {
        if (nation.Districts.All(district => district.Place == SettlementType.Closed))
        {
            Refuse("districts", "has no open district", "at least one");
        }

        foreach (var province in nation.Provinces.Where(province => nation.Districts.All(district => district.Province != province.Key)))
        {
            Refuse($"provinces.{province.Key}", "has no district", "at least one district of the province in the file of districts");
        }

        foreach (var district in nation.Districts)
        {
            var inCapital = district.Province == nation.CapitalProvince;
            if (nation.Provinces.All(province => province.Key != district.Province))
            {
                Refuse(
                    "districts",
                    $"has {district.Key} in the unknown province '{Names.Short(district.Province)}'",
                    Names.Instead(district.Province, nation.Provinces.Select(province => province.Key))
                );
            }
            else if (district.Place != SettlementType.Closed && inCapital != (district.Place == SettlementType.Capital))
            {
                Refuse(
                    "districts",
                    $"has {district.Key} as {Names.InFile(district.Place.ToString())}",
                    inCapital ? "capital, in the capital's province" : "no capital outside the capital's province"
                );
            }
        }
    }

    private void CheckPermission()
    {
        var table = nation.Permission.Table;
        for (var i = 0; i < table.Length; i++)
        {
            Known($"permission.table[{i}].work", table[i].Work, nation.People.Work.Select(work => work.Key), Item("permission.table", i));
            Known($"permission.table[{i}].class", table[i].Class, nation.People.Classes.Select(each => each.Key), Item("permission.table", i));
        }
    }

    private void CheckAccess()
    {
        if (nation.Access is not { } access)
        {
            return;
        }

        foreach (var work in access.OfficialsAndStudents)
        {
            Known("access.officials_and_students", work, nation.People.Work.Select(each => each.Key), root.Nearest("access.officials_and_students"));
        }

        if (access.Table.IsEmpty)
        {
            Refuse("access.table", "has no rule", "at least one: what no rule allows is forbidden");
        }

        for (var i = 0; i < access.Table.Length; i++)
        {
            AccessChecks.CheckDates(access.Table[i], $"access.table[{i}]", Item("access.table", i), problems);
        }
    }

    private void CheckIntranet()
    {
        if (nation.Boards is not null && nation.Intranet is null)
        {
            Refuse("boards", "needs an intranet", "a section intranet in the same file");
        }

        if (nation.Intranet is not { } intranet)
        {
            return;
        }

        var open = nation.Districts.Where(district => district.Place != SettlementType.Closed).Select(district => district.Key).ToHashSet();
        for (var i = 0; i < intranet.Sites.Length; i++)
        {
            Known($"intranet.sites[{i}].district", intranet.Sites[i].District, open, Item("intranet.sites", i));
        }

        for (var i = 0; i < intranet.Groups.Length; i++)
        {
            Known($"intranet.groups[{i}].work", intranet.Groups[i].Work, nation.People.Work.Select(work => work.Key), Item("intranet.groups", i));
        }

        if (intranet.CountyLibraries is { } libraries && libraries.Until < libraries.From)
        {
            Refuse("intranet.county_libraries.until", Names.Is(Names.Date(libraries.Until)), $"{Names.Date(libraries.From)} (from) or later");
        }

        var shares = intranet.Vetting.Topics.Sum(topic => topic.Share);
        if (Math.Abs(shares - 100) > 0.001)
        {
            Refuse("intranet.vetting.topics", $"has shares that add up to {Names.Number(Math.Round(shares, 6))}", "100 %");
        }
    }

    private void CheckForeigners()
    {
        var open = nation.Districts.Where(district => district.Place != SettlementType.Closed).Select(district => district.Key).ToHashSet();
        foreach (var cohort in nation.Foreigners?.Cohorts ?? [])
        {
            var path = $"foreigners.cohorts.{cohort.Key}";
            for (var i = 0; i < cohort.Hosts.Length; i++)
            {
                Known($"{path}.hosts[{i}].district", cohort.Hosts[i].District, open, Item($"{path}.hosts", i));
            }

            var shares = cohort.Hosts.Sum(host => host.Share);
            if (Math.Abs(shares - 100) > 0.001)
            {
                Refuse($"{path}.hosts", $"has shares that add up to {Names.Number(Math.Round(shares, 6))}", "100 %");
            }

            if (cohort is { Kind: ForeignerKind.Tourist, Season: not { Length: 12 } } or { Kind: ForeignerKind.Resident, Season: not null })
            {
                Refuse(
                    $"{path}.season",
                    cohort.Season is { } months ? $"has {months.Length} months" : "is missing",
                    cohort.Kind == ForeignerKind.Tourist ? "12 months, from January on" : "none, as residents have no season"
                );
            }
            else if (cohort.Season is { } weights && (weights.Min() < 0 || weights.Sum() <= 0))
            {
                Refuse($"{path}.season", Names.Is(string.Join(", ", weights.Select(Names.Number))), "weights of at least 0, not all of them 0");
            }
        }
    }

    private void CheckServices()
    {
        for (var i = 0; i < nation.Internet?.Groups.Length; i++)
        {
            Known($"internet.groups[{i}].work", nation.Internet.Groups[i].Work, nation.People.Work.Select(work => work.Key), Item("internet.groups", i));
        }

        for (var i = 0; i < nation.Internet?.KnownAtStart?.Groups.Length; i++)
        {
            var (path, group) = ("internet.known_at_start.groups", nation.Internet.KnownAtStart.Groups[i]);
            Known($"{path}[{i}].work", group.Work, nation.People.Work.Select(work => work.Key), Item(path, i));
        }

        foreach (var work in nation.Internet?.Privileged?.Groups ?? [])
        {
            Known("internet.privileged.groups", work, nation.People.Work.Select(each => each.Key), root.Nearest("internet.privileged.groups"));
        }

        foreach (var gadget in (nation.Gadgets ?? []).GroupBy(gadget => gadget.Kind).Where(kind => kind.Count() > 1).SelectMany(kind => kind.Skip(1)))
        {
            Refuse($"gadgets.{gadget.Key}.kind", $"is a second {Names.InFile(gadget.Kind.ToString())}", "each kind once");
        }
    }

    private void CheckMarket()
    {
        var (models, shops) = (nation.Market.Models, nation.Market.Shops);
        if (models.Length is 0 or > 4)
        {
            Refuse("market.models", $"has {models.Length} models", "1 to 4 models");
        }

        for (var i = 1; i < models.Length; i++)
        {
            if (models[i].Price.On(nation.Launch) < models[i - 1].Price.On(nation.Launch))
            {
                Refuse(
                    $"market.models.{models[i].Key}",
                    "has a lower price at the launch than the model before",
                    "models in the order of their price, dearest last"
                );
            }
        }

        var open = nation.Districts.Where(district => district.Place != SettlementType.Closed).Select(district => district.Key).ToHashSet();
        for (var i = 0; i < shops.Length; i++)
        {
            Known($"market.shops[{i}].district", shops[i].District, open, Item("market.shops", i));
        }
    }

    private void CheckNetwork()
    {
        if (nation.Network.ChannelsMost < nation.Network.Channels)
        {
            Refuse(
                "network.channels_most.value",
                Names.Is(Names.Number(nation.Network.ChannelsMost)),
                $"{Names.Number(nation.Network.Channels)} (network.channels) or more"
            );
        }
    }

    private void CheckBoundaries()
    {
        if (nation.Boundaries is not { } boundaries)
        {
            return;
        }

        var ids = TopologyFile.Ids(boundaries.Topology).ToHashSet();
        foreach (var shape in boundaries.Shapes)
        {
            var path = $"boundaries.shapes.{shape.Key}";
            Known(path, shape.Key, ids, ShapeAt(shape.Key));
            Known($"{path}.province", shape.Province, nation.Provinces.Select(province => province.Key), ShapeAt(shape.Key));
        }
    }

    // Ids may contain dots, so no dotted path can lead to them.
    private Origin ShapeAt(string key) => (((root["boundaries"] as Map)?["shapes"] as Map)?[key] ?? root).At;

    private void Known(string path, string? key, IEnumerable<string> known, Origin at)
    {
        if (key is not null && !known.Contains(key))
        {
            problems.Add(at, path, Names.Is(key), Names.Instead(key, known));
        }
    }

    private Origin Item(string path, int index) => root.Nearest($"{path}[{index}]");
}
