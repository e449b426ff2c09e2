using System.Text.Json;
using AdoptionSim.Client.Results;

namespace AdoptionSim.Client.Connections;

/// <summary>
/// The content of <c>address.json</c>: how clients connect to a run that silos inside one process execute. They can do so while the run is in progress or held
/// in memory by <c>--keep</c>.
/// </summary>
/// <param name="Name">The run's name, the first part of its grains' keys.</param>
internal sealed record RunAddress(string Name, string Gateway, string ClusterId, string ServiceId)
{
    public const string FileName = "address.json";

    public ClusterAddress Cluster => new(Gateway, ClusterId, ServiceId);

    public string ToJson() => JsonSerializer.Serialize(this, Manifest.Json);

    /// <summary>Reads the address of a run from a file; null if the file cannot be read or is not an address.</summary>
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
