using System.Text.Json;
using AdoptionSim.Client.Hosting;
using AdoptionSim.Client.Manifests;

namespace AdoptionSim.Client.Keeping;

/// <summary><c>address.json</c>: where a run of embedded silos can be reached; it exists while the run goes on and is kept.</summary>
/// <param name="Name">The run's name, the first part of its grains' keys.</param>
internal sealed record RunAddress(string Name, string Gateway, string ClusterId, string ServiceId)
{
    public const string FileName = "address.json";

    public ClusterAddress Cluster => new(Gateway, ClusterId, ServiceId);

    public string ToJson() => JsonSerializer.Serialize(this, Manifest.Json);

    /// <summary>Null where the file is not an address.</summary>
    public static RunAddress? Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<RunAddress>(File.ReadAllText(path), Manifest.Json);
        }
        catch (Exception error) when (error is IOException or JsonException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
