using System.Text.Json;
using System.Text.Json.Serialization;

namespace AdoptionSim.Silo.Page;

/// <summary>How the page is written to: names as scripts have them, kinds as in the files and the metrics.</summary>
internal static class PageJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) } };
}
