using System.Collections.Immutable;

namespace AdoptionSim.Nations.Files;

/// <summary>
/// A scenario merged from its file and the files that it extends, before it is checked against its nation. If both set a value, the extending file wins. Its
/// interventions are added to those of the extended file.
/// </summary>
internal sealed record ScenarioDraft
{
    // More than anybody can follow, and few enough to stop a cycle of files early.
    private const int MostExtensions = 8;

    public required Map File { get; init; }

    public required string Key { get; init; }

    public required string Asks { get; init; }

    public required (string Path, Origin At) Nation { get; init; }

    public required DateOnly? Start { get; init; }

    public required DateOnly Until { get; init; }

    public required ImmutableArray<Override> Set { get; init; }

    public required ImmutableArray<Node> Interventions { get; init; }

    /// <exception cref="BadFileException">The file or one that it extends is missing or incomplete, or the files extend each other in a cycle.</exception>
    public static ScenarioDraft Read(string path) => Read(path, depth: 0);

    /// <summary>
    /// True if the name of a scenario or nation looks like the path of a file. False if it looks like the key of one that ships with the program.
    /// </summary>
    internal static bool LooksLikePath(string name) =>
        name.EndsWith(".yaml", StringComparison.Ordinal) || name.EndsWith(".yml", StringComparison.Ordinal) || name.Contains('/', StringComparison.Ordinal);

    private static ScenarioDraft Read(string path, int depth)
    {
        var file = YamlText.Read(path);
        FileKinds.RequireScenario(file);
        var problems = new Problems();
        var form = Binder.ForNations(problems).Bind<Form>(file, "");
        problems.ThrowIfAny();
        CheckName(file, form!.Scenario);
        if (form.Extends is null)
        {
            return Begin(path, file, form);
        }

        if (depth == MostExtensions)
        {
            throw new BadFileException(
                file.Nearest("extends"),
                "extends",
                Names.Is(form.Extends),
                $"at most {MostExtensions} scenarios that extend each other"
            );
        }

        return Extend(path, file, form, Read(Base(path, file, form.Extends), depth + 1));
    }

    /// <exception cref="BadFileException">The scenario's name breaks <see cref="NameRule"/>.</exception>
    private static void CheckName(Map file, string name)
    {
        if (!NameRule.IsValid(name))
        {
            throw new BadFileException(file.Nearest("scenario"), "scenario", $"is '{NameRule.Quote(name)}'", NameRule.Allowed);
        }
    }

    private static string Base(string path, Map file, string extends)
    {
        if (LooksLikePath(extends))
        {
            return Beside(path, extends);
        }

        return Shipped.ScenarioKeys().Contains(extends)
            ? Shipped.ScenarioPath(extends)
            : throw new BadFileException(
                file.Nearest("extends"),
                "extends",
                Names.Is(extends),
                $"{Names.Instead(extends, Shipped.ScenarioKeys())}, or the path of a YAML file"
            );
    }

    private static ScenarioDraft Begin(string path, Map file, Form form)
    {
        var missing =
            form.Nation is null ? "nation"
            : form.Until is null ? "until"
            : null;
        return missing is null
            ? new ScenarioDraft
            {
                File = file,
                Key = form.Scenario,
                Asks = form.Asks.Trim(),
                Nation = FindNation(path, file, form.Nation!),
                Start = form.Start,
                Until = form.Until!.Value,
                Set = Sets(form.Set),
                Interventions = Items(form.Interventions),
            }
            : throw new BadFileException(file.At, missing, "is missing", "a value, as the scenario extends no other");
    }

    private static ScenarioDraft Extend(string path, Map file, Form form, ScenarioDraft ground) =>
        ground with
        {
            File = file,
            Key = form.Scenario,
            Asks = form.Asks.Trim(),
            Nation = form.Nation is { } nation ? FindNation(path, file, nation) : ground.Nation,
            Start = form.Start ?? ground.Start,
            Until = form.Until ?? ground.Until,
            Set = ground.Set.AddRange(Sets(form.Set)),
            Interventions = ground.Interventions.AddRange(Items(form.Interventions)),
        };

    private static (string Path, Origin At) FindNation(string path, Map file, string nation)
    {
        var at = file.Nearest("nation");
        return (LooksLikePath(nation) ? Beside(path, nation) : Shipped.NationPath(nation, at, "nation"), at);
    }

    private static string Beside(string path, string other) => Path.Combine(Path.GetDirectoryName(path) ?? "", other);

    private static ImmutableArray<Override> Sets(Node? set) =>
        set switch
        {
            null => [],
            Map map =>
            [
                .. map.Entries.Select(entry =>
                    entry.Value is Scalar value
                        ? new Override(entry.Key, value.Text, value.At)
                        : throw new BadFileException(entry.Value.At, $"set.{entry.Key}", entry.Value.Describe(), "a value")
                ),
            ],
            _ => throw new BadFileException(set.At, "set", set.Describe(), "a group of KEY: VALUE"),
        };

    private static ImmutableArray<Node> Items(Node? interventions) =>
        interventions switch
        {
            null => [],
            Sequence list => [.. list.Items],
            _ => throw new BadFileException(interventions.At, "interventions", interventions.Describe(), "a list"),
        };

    private sealed record Form(string Scenario, string Asks, string? Extends, string? Nation, DateOnly? Start, DateOnly? Until, Node? Set, Node? Interventions);
}
