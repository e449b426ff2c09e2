using System.ComponentModel;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AdoptionSim.Client.Experiments.Collectors;
using AdoptionSim.Nations.Files;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Client.Experiments.Files;

/// <summary>Creates the JSON schema of experiment files from the record into which they are read. Editors use it to complete and check files.</summary>
internal static partial class ExperimentSchema
{
    public const string FileName = "experiment.schema.json";

    private const string ValueDefinition = "value";
    private const string ListDefinition = "values";
    private const string RangeDefinition = "range";

    private static readonly JsonSerializerOptions Format = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Returns the JSON schema of experiment files as text.</summary>
    public static string Text()
    {
        var schema = Record(typeof(ExperimentForm), "An experiment of AdoptionSim.");
        schema.Insert(0, "$schema", "http://json-schema.org/draft-07/schema#");
        schema.Insert(1, "title", "AdoptionSim experiment");
        schema["definitions"] = new JsonObject
        {
            [ValueDefinition] = new JsonObject { ["type"] = new JsonArray("number", "string", "boolean") },
            [ListDefinition] = List(Reference(ValueDefinition)),
            [RangeDefinition] = Record(typeof(RangeForm), "A plausible range."),
        };
        return OnOneLine().Replace(schema.ToJsonString(Format), "{ $1 }") + "\n";
    }

    private static JsonObject Record(Type type, string description)
    {
        var (properties, required) = (new JsonObject(), new JsonArray());
        foreach (var member in Shape.Of(type).Members)
        {
            properties[member.Name] = Of(member);
            if (!member.Optional || member.Property.PropertyType == typeof(System.Collections.Immutable.ImmutableArray<string>))
            {
                required.Add(member.Name);
            }
        }

        var schema = new JsonObject
        {
            ["description"] = description,
            ["type"] = "object",
            ["additionalProperties"] = false,
        };
        if (required.Count > 0)
        {
            schema["required"] = required;
        }

        schema["properties"] = properties;
        return schema;
    }

    private static JsonObject Of(Member member)
    {
        var type = Nullable.GetUnderlyingType(member.Property.PropertyType) ?? member.Property.PropertyType;
        var description = Description(member);
        var schema = type switch
        {
            _ when type == typeof(string) => member.Name == "base" ? Suggested(Shipped.ScenarioKeys()) : Typed("string"),
            _ when type == typeof(double) => Number("number", member.Unit),
            _ when type == typeof(int) => Number("integer", member.Unit),
            _ when type == typeof(ulong) => new JsonObject
            {
                ["type"] = "integer",
                ["minimum"] = 0,
                ["maximum"] = ulong.MaxValue,
            },
            _ when type == typeof(bool) => Typed("boolean"),
            _ when type == typeof(DateOnly) => new JsonObject { ["type"] = "string", ["format"] = "date" },
            _ when type == typeof(TimeSpan) => Pattern(@"^\d+(\.\d+)?\s*(s|min|h|d)$"),
            _ when type == typeof(ByteSize) => Pattern(@"^\d+(\.\d+)?\s*(MB|GB)$"),
            _ when type == typeof(IntervalWidth) => new JsonObject
            {
                ["anyOf"] = new JsonArray(Pattern(@"^\d+(\.\d+)?\s*%$"), new JsonObject { ["type"] = "number", ["exclusiveMinimum"] = 0 }),
            },
            _ when type == typeof(DesignKind) => Words(Enum.GetValues<DesignKind>().Select(ExperimentBinder.NameOf)),
            { IsEnum: true } => Words(Enum.GetNames(type).Select(Names.InFile)),
            _ when type == typeof(Assignments) => Parameters(ValueDefinition),
            _ when type == typeof(Levers) => LeverLists(),
            _ when type == typeof(Uncertain) => Parameters(RangeDefinition),
            _ when type == typeof(System.Collections.Immutable.ImmutableArray<string>) => MeasureList(),
            _ => Record(type, description),
        };
        schema.Remove("description");
        schema.Insert(0, "description", description);
        return schema;
    }

    /// <summary>Returns the description of a field of an experiment file, which editors show.</summary>
    public static string Description(Member member) =>
        member.Property.GetCustomAttribute<DescriptionAttribute>()?.Description
        ?? throw new InvalidOperationException($"{member.Property.DeclaringType!.Name}.{member.Property.Name} has no description.");

    private static JsonObject Typed(string type) => new() { ["type"] = type };

    private static JsonObject Pattern(string pattern) => new() { ["type"] = "string", ["pattern"] = pattern };

    private static JsonObject Words(IEnumerable<string> words) => new() { ["enum"] = Array(words) };

    /// <summary>Returns the schema of a field that may have any text, for which an editor suggests some words.</summary>
    private static JsonObject Suggested(IEnumerable<string> words) => new() { ["anyOf"] = new JsonArray(Words(words), Typed("string")) };

    private static JsonArray Array(IEnumerable<string> words) => new([.. words.Select(word => (JsonNode)word)]);

    private static JsonObject Number(string type, UnitAttribute? unit)
    {
        var schema = Typed(type);
        if (unit is not null)
        {
            (schema["minimum"], schema["maximum"]) = (unit.Least, unit.Most);
        }

        return schema;
    }

    private static JsonObject Reference(string definition) => new() { ["$ref"] = $"#/definitions/{definition}" };

    private static JsonObject LeverLists()
    {
        var levers = Parameters(ListDefinition);
        levers["properties"]!.AsObject().Insert(0, Lever.Scenario, List(Suggested(Shipped.ScenarioKeys())));
        return levers;
    }

    private static JsonObject List(JsonObject items) =>
        new()
        {
            ["type"] = "array",
            ["minItems"] = 1,
            ["uniqueItems"] = true,
            ["items"] = items,
        };

    /// <summary>
    /// Returns the schema of an object whose keys are parameters. An editor suggests the parameters of the built-in nation; other keys are allowed, because
    /// other nations may have other parameters.
    /// </summary>
    private static JsonObject Parameters(string definition)
    {
        var nation = YamlText.Read(Question.Load().NationPath);
        return new JsonObject
        {
            ["type"] = "object",
            ["additionalProperties"] = Reference(definition),
            ["properties"] = new JsonObject(Overrides.Paths(nation).Select(path => KeyValuePair.Create(path, (JsonNode?)Reference(definition)))),
        };
    }

    /// <summary>Returns the schema of a list of measures. An editor suggests each measure with <c>@end</c>, which reads it at the end of the run.</summary>
    private static JsonObject MeasureList() =>
        new()
        {
            ["type"] = "array",
            ["minItems"] = 1,
            ["uniqueItems"] = true,
            ["items"] = new JsonObject
            {
                ["anyOf"] = new JsonArray(
                    Words(MeasureCatalog.Entries.Select(entry => $"{entry.Name}@end")),
                    Pattern(@"^[a-z0-9_]+(/[^/@]+){0,2}@(\d{4}-\d{2}-\d{2}|end|yearly|quarterly|monthly|all)$")
                ),
            },
        };

    /// <summary>
    /// Matches each <c>$ref</c> object that spans several lines of the JSON schema's text. There are hundreds of these objects, so each is put on one line.
    /// </summary>
    [GeneratedRegex(@"\{\s+(""\$ref"": ""[^""]+"")\s+\}")]
    private static partial Regex OnOneLine();
}
