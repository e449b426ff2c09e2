using System.Text.Json;
using System.Text.Json.Serialization;

namespace AdoptionSim.Silo.Page;

/// <summary>The JSON format of the page's API: property names in camel case, enum values as in files and metrics.</summary>
internal static class PageJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };
}
