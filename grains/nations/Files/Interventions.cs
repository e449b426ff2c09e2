using System.Collections.Immutable;
using AdoptionSim.Nations.Scenarios;

namespace AdoptionSim.Nations.Files;

/// <summary>An intervention (dated change) of a scenario, with its position in the scenario's file.</summary>
/// <param name="Body">The group of keys from which the intervention was read.</param>
/// <param name="Path">The dotted path of this group in the file.</param>
internal sealed record WrittenIntervention(Intervention Intervention, Map Body, string Path);

/// <summary>
/// Reads the interventions (dated changes, such as a price change) in a scenario's file, and checks that the names in them exist in the nation.
/// </summary>
internal sealed class Interventions(Nation nation, DateOnly start, DateOnly until, Problems problems)
{
    private static readonly Dictionary<string, Type> Kinds = new()
    {
        ["price"] = typeof(PriceChange),
        ["tariff"] = typeof(TariffChange),
        ["supply"] = typeof(SupplyChange),
        ["permission"] = typeof(PermissionChange),
        ["access"] = typeof(AccessChange),
        ["towers"] = typeof(TowerChange),
        ["power"] = typeof(PowerChange),
        ["gift"] = typeof(Gift),
    };

    private static readonly (string Key, string Value)[] GiftDefaults = [("age_from", "0"), ("age_to", "130")];

    private readonly Binder binder = Binder.ForNations(problems);

    /// <summary>
    /// Returns a scenario's interventions (dated changes) in order of date, then in order of the file. Returns an empty array if a value or a name in any of
    /// them is invalid.
    /// </summary>
    public ImmutableArray<WrittenIntervention> Read(ImmutableArray<Node> nodes)
    {
        var read = nodes.Select((node, index) => Read(node, $"interventions[{index}]")).ToList();
        if (problems.Count > 0)
        {
            return [];
        }

        ImmutableArray<WrittenIntervention> ordered = [.. read.Select(each => each!).OrderBy(each => each.Intervention.Date)];
        new InterventionEffects(nation, until, problems).Check(ordered);
        return ordered;
    }

    private WrittenIntervention? Read(Node node, string path)
    {
        var kinds = (node as Map)?.Keys.Where(key => key != "date").ToList() ?? [];
        if (node is not Map map || kinds is not [var kind] || !Kinds.TryGetValue(kind, out var type) || map[kind] is not Map body)
        {
            problems.Add(node.At, path, node.Describe(), $"date and one of {string.Join(", ", Kinds.Keys)} as a group of keys");
            return null;
        }

        var read = binder.Bind(type, Complete(kind, map, body), Names.Join(path, kind), null) as Intervention;
        if (read is not null)
        {
            CheckDate(read.Date, map, path);
            CheckNames(read, body, Names.Join(path, kind));
        }

        return read is null ? null : new WrittenIntervention(read, body, Names.Join(path, kind));
    }

    // The date stands beside the kind and is read first. Omitted keys get their default.
    private static Map Complete(string kind, Map map, Map body)
    {
        var full = new Map(body.At);
        foreach (var (key, value) in body.Entries)
        {
            full.With(key, value);
        }

        if (kind is "towers" or "power" or "gift" && body["where"] is null)
        {
            full.With("where", new Map(body.At));
        }

        foreach (var (key, value) in Defaults(kind).Where(each => body[each.Key] is null))
        {
            full.With(key, new Scalar(value, body.At));
        }

        var date = map["date"];
        return kind is "permission" or "access" ? With(new Map(body.At).With("rule", With(full, "from", date)), "date", date) : With(full, "date", date);
    }

    private static (string Key, string Value)[] Defaults(string kind) =>
        kind switch
        {
            "gift" => GiftDefaults,
            "towers" => [("add", "0")],
            "access" => [("source", "assumption: the scenario's question")],
            _ => [],
        };

    private static Map With(Map map, string key, Node? node) => node is null ? map : map.With(key, node);

    private void CheckDate(DateOnly date, Map map, string path)
    {
        if (date < start || date > until)
        {
            problems.Add(map.Nearest("date"), Names.Join(path, "date"), Names.Is(Names.Date(date)), $"a date from {Names.Date(start)} to {Names.Date(until)}");
        }
    }

    private void CheckNames(Intervention intervention, Map body, string path)
    {
        var models = nation.Market.Models.Select(model => model.Key);
        switch (intervention)
        {
            case PriceChange price:
                Known(body, path, "model", price.Model, models);
                break;
            case PermissionChange { Rule: var rule }:
                CheckGroup(body, path, rule.Work, rule.Class);
                break;
            case AccessChange { Rule: var rule }:
                AccessChecks.CheckDates(rule, path, body.At, problems);
                break;
            case TowerChange towers:
                CheckWhere(body, path, towers.Where);
                break;
            case PowerChange power:
                CheckWhere(body, path, power.Where);
                break;
            case Gift gift:
                CheckWhere(body, path, gift.Where);
                CheckGroup(body, path, gift.Work, gift.Class);
                Known(body, path, "settlement", gift.Settlement, ["urban", "rural"]);
                Known(body, path, "model", gift.Model, models);
                break;
        }
    }

    private void CheckGroup(Map body, string path, string? work, string? @class)
    {
        Known(body, path, "work", work, nation.People.Work.Select(each => each.Key));
        Known(body, path, "class", @class, nation.People.Classes.Select(each => each.Key));
    }

    private void CheckWhere(Map body, string path, PlaceFilter where)
    {
        if ((body["where"] as Map)?["districts"] is Sequence { Items.Count: 0 } empty)
        {
            problems.Add(
                empty.At,
                Names.Join(path, "where.districts"),
                "is an empty list, which selects nothing",
                "at least one district, or no such key for all"
            );
        }

        if (where.Districts.GroupBy(key => key).FirstOrDefault(key => key.Count() > 1) is { } twice)
        {
            problems.Add(body.Nearest("where.districts"), Names.Join(path, "where.districts"), $"has '{Names.Short(twice.Key)}' twice", "each district once");
        }

        Known(body, path, "where.province", where.Province, nation.Provinces.Select(province => province.Key));
        foreach (var district in where.Districts)
        {
            Known(body, path, "where.districts", district, nation.Districts.Select(each => each.Key));
        }
    }

    private void Known(Map body, string path, string field, string? key, IEnumerable<string> known)
    {
        if (key is not null && !known.Contains(key))
        {
            problems.Add(body.Nearest(field), Names.Join(path, field), Names.Is(key), Names.Instead(key, known));
        }
    }
}
