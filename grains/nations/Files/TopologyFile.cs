using System.Text.Json;

namespace AdoptionSim.Nations.Files;

/// <summary>Reads the outlines of provinces from a TopoJSON file.</summary>
internal static class TopologyFile
{
    public const string Allowed = "a TopoJSON topology: a JSON object of type Topology with objects that hold geometries";

    private static readonly JsonDocumentOptions Format = new() { AllowDuplicateProperties = false, MaxDepth = ReadLimits.JsonLevels };

    /// <summary>Returns the TopoJSON topology in a file. If the file has something else, a problem is added and null is returned.</summary>
    public static object? Read(string path, Problems problems)
    {
        try
        {
            using var file = JsonDocument.Parse(TextFile.Read(path, ReadLimits.JsonBytes), Format);
            if (IsTopology(file.RootElement))
            {
                return file.RootElement.Clone();
            }

            problems.Add(new Origin(path, 1), "", "the file holds other JSON", Allowed);
        }
        catch (JsonException error)
        {
            problems.Add(new Origin(path, (int)(error.LineNumber ?? 0) + 1), "", $"not JSON ({Names.Short(error.Message)})", Allowed);
        }
        catch (BadFileException error)
        {
            problems.Add(error);
        }

        return null;
    }

    /// <summary>Returns the ids of all geometries (outlines) of a TopoJSON topology.</summary>
    public static IEnumerable<string> Ids(JsonElement topology) =>
        topology
            .GetProperty("objects")
            .EnumerateObject()
            .SelectMany(each => each.Value.GetProperty("geometries").EnumerateArray())
            .Select(geometry => geometry.TryGetProperty("id", out var id) ? $"{id}" : "")
            .Where(id => id.Length > 0);

    /// <summary>True if the JSON is a TopoJSON topology whose ids can be read.</summary>
    public static bool IsTopology(JsonElement root) =>
        root.ValueKind == JsonValueKind.Object
        && root.TryGetProperty("type", out var type)
        && type.ValueKind == JsonValueKind.String
        && type.ValueEquals("Topology")
        && root.TryGetProperty("arcs", out var arcs)
        && arcs.ValueKind == JsonValueKind.Array
        && root.TryGetProperty("objects", out var objects)
        && objects.ValueKind == JsonValueKind.Object
        && objects.EnumerateObject().All(each => HasGeometries(each.Value));

    private static bool HasGeometries(JsonElement collection) =>
        collection.ValueKind == JsonValueKind.Object
        && collection.TryGetProperty("geometries", out var geometries)
        && geometries.ValueKind == JsonValueKind.Array
        && geometries.EnumerateArray().All(geometry => geometry.ValueKind == JsonValueKind.Object);
}
