using System.Text.Json;
using System.Text.Json.Nodes;
using AdoptionSim.Client.Manifests;
using AdoptionSim.Nations.Files;

namespace AdoptionSim.Client.Exporting;

/// <summary>Reads a manifest value by value; what is wrong is told with the file and the field.</summary>
internal sealed class ManifestReader
{
    private readonly string _path;
    private readonly JsonNode? _root;

    private ManifestReader(string path, JsonNode? root) => (_path, _root) = (path, root);

    /// <summary>The folders of a run's replicates, relative to its own; null where it is a single run.</summary>
    public string[]? Replicates => (_root as JsonObject)?["replicates"] is JsonArray replicates
        ? [.. Enumerable.Range(0, replicates.Count).Select(index => Read<ReplicateEntry>(replicates[index], Manifest.Json, $"replicates[{index}]").Folder)]
        : null;

    /// <exception cref="RefusedException">It cannot be read, or is no JSON.</exception>
    public static ManifestReader Open(string path)
    {
        try
        {
            return new ManifestReader(path, JsonNode.Parse(File.ReadAllText(path)));
        }
        catch (JsonException error)
        {
            throw new RefusedException($"{path}:{error.LineNumber + 1}: found what is no JSON, allowed the manifest of a run", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException($"{path}: cannot be read: {error.Message}", error);
        }
    }

    /// <exception cref="RefusedException">There is no such value, or one of another kind.</exception>
    public T Value<T>(params string[] names) =>
        Read<T>(names.Aggregate(_root, (node, name) => (node as JsonObject)?[name]), NationJson.Options, string.Join('.', names));

    /// <exception cref="RefusedException">It is not a number greater than 0.</exception>
    public double Positive(string name) => Value<double>(name) is > 0 and var value ? value : throw Bad(name, _root![name]!.ToJsonString(), "a number greater than 0");

    private T Read<T>(JsonNode? node, JsonSerializerOptions options, string field)
    {
        try
        {
            return node is null ? throw Bad(field, "none", "what every manifest has") : node.Deserialize<T>(options)!;
        }
        catch (JsonException)
        {
            throw Bad(field, node!.ToJsonString(), "what every manifest has");
        }
    }

    private RefusedException Bad(string field, string found, string allowed) => new($"{_path}: {field}: found {found}, allowed {allowed}");
}
