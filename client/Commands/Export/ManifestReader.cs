using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using AdoptionSim.Client.Results;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Files;

namespace AdoptionSim.Client.Commands.Export;

/// <summary>Reads the values of a run's <c>manifest.json</c> (its settings and main results) one by one. Errors name the file and the field.</summary>
internal sealed class ManifestReader
{
    private const string Allowed = "what every manifest has";

    private static readonly JsonDocumentOptions Format = new() { AllowDuplicateProperties = false, MaxDepth = ReadLimits.JsonLevels };

    private readonly string _path;
    private readonly JsonObject _root;

    private ManifestReader(string path, JsonObject root) => (_path, _root) = (path, root);

    /// <summary>
    /// The folders of a run's replicates (repetitions with other seeds) that have not failed, relative to the run's own folder; null for a single run.
    /// </summary>
    /// <exception cref="BadFileException">An entry is not the path of a folder within the run's own.</exception>
    public string[]? Replicates =>
        _root["replicates"] is JsonArray replicates
            ?
            [
                .. Enumerable
                    .Range(0, replicates.Count)
                    .Where(index => (replicates[index] as JsonObject)?["status"]?.ToString() != ManifestStatus.Failed)
                    .Select(index => FolderOf(replicates[index], $"replicates[{index}]")),
            ]
            : null;

    /// <exception cref="BadFileException">The file cannot be read, or is not a JSON object.</exception>
    public static ManifestReader Open(string path)
    {
        try
        {
            return JsonNode.Parse(TextFile.Read(path, ReadLimits.JsonBytes), null, Format) is JsonObject root
                ? new ManifestReader(path, root)
                : throw new BadFileException(new Origin(path, 1), "", "the file is not a JSON object", "the manifest of a run");
        }
        catch (JsonException error)
        {
            throw new BadFileException(
                new Origin(path, (int)(error.LineNumber ?? 0) + 1),
                "",
                $"not JSON ({Names.Short(error.Message)})",
                "the manifest of a run"
            );
        }
    }

    /// <exception cref="BadFileException">The value is missing or of another type.</exception>
    public T Value<T>(params string[] names) => Read<T>(Find(names), NationJson.Options, string.Join('.', names));

    /// <summary>
    /// Returns the run's seed. The field <c>seedText</c> takes precedence over the number <c>seed</c>, which another program may have rounded.
    /// </summary>
    /// <exception cref="BadFileException">The seed is missing, or is not a whole number from 0 to 2^64-1.</exception>
    public ulong Seed()
    {
        var node = _root["seedText"] ?? _root["seed"];
        var text = node is JsonValue value && value.TryGetValue<string>(out var written) ? written : node?.ToJsonString();
        return ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seed)
            ? seed
            : throw Bad("seed", Is(node), "a whole number from 0 to 18446744073709551615");
    }

    /// <summary>
    /// Returns the keys of the objects in a list of the manifest, each from the object's field <c>key</c>. Empty if the manifest has no such list.
    /// </summary>
    /// <param name="names">The names of the nested fields that lead to the list.</param>
    /// <exception cref="BadFileException">An object has no field <c>key</c>.</exception>
    public IEnumerable<string> Keys(params string[] names) =>
        (Find(names) as JsonArray ?? []).Select(
            (item, index) => Read<string>((item as JsonObject)?["key"], NationJson.Options, $"{string.Join('.', names)}[{index}].key")
        );

    /// <exception cref="BadFileException">The value is not a number of at least <paramref name="least"/>.</exception>
    public T AtLeast<T>(string name, T least)
        where T : IComparable<T> =>
        Value<T>(name) is var value && value.CompareTo(least) >= 0 ? value : throw Bad(name, Is(_root[name]), $"a number of at least {least}");

    /// <exception cref="BadFileException">The value is not a number greater than 0.</exception>
    public double Positive(string name) => Value<double>(name) is > 0 and var value ? value : throw Bad(name, Is(_root[name]), "a number greater than 0");

    private JsonNode? Find(string[] names) => names.Aggregate((JsonNode?)_root, (node, name) => (node as JsonObject)?[name]);

    private string FolderOf(JsonNode? entry, string field) =>
        Read<ReplicateEntry>(entry, Manifest.Json, field).Folder is { } folder && folder.Split('/').All(NameRule.IsValid)
            ? folder
            : throw Bad($"{field}.folder", Is((entry as JsonObject)?["folder"]), "the path of a folder in the run's own");

    private T Read<T>(JsonNode? node, JsonSerializerOptions options, string field)
    {
        try
        {
            return node is not null && node.Deserialize<T>(options) is { } value && !(value is object?[] items && items.Contains(null))
                ? value
                : throw Bad(field, node is null ? "is missing" : Is(node), Allowed);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or FormatException or NotSupportedException or ArgumentException)
        {
            throw Bad(field, Is(node), Allowed);
        }
    }

    private static string Is(JsonNode? node) =>
        Names.Is(
            node is null ? ""
            : node is JsonValue value && value.TryGetValue<string>(out var text) ? text
            : node.ToJsonString()
        );

    private BadFileException Bad(string field, string fault, string allowed) => new(new Origin(_path), field, fault, allowed);
}
