using System.Text.Json;
using System.Text.Json.Nodes;
using AdoptionSim.Client.Manifests;
using AdoptionSim.Client.Running;

namespace AdoptionSim.Client.Results;

/// <summary>What a results folder that is not free holds, and what its owner can do about it.</summary>
internal static class Occupant
{
    /// <summary>The complaint about a folder whose files are somebody's results.</summary>
    public static RefusedException Refusal(string folder) => new(
        $"{folder} {Found(folder)}; expected a new or an empty folder: another --name or --out, or this folder removed. Nothing was written.");

    /// <summary>The complaint about a folder that a process is writing to.</summary>
    public static RefusedException InUse(string folder) => new(
        $"{folder} is in use: another process is writing to it; expected another --name or --out, or to wait for its end. Nothing was written.");

    /// <summary>The status and the name in a folder's manifest; null where there is none that can be read.</summary>
    public static (string? Status, string? Name)? ManifestIn(string folder)
    {
        try
        {
            var manifest = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, Manifest.FileName))) as JsonObject;
            return manifest is null ? null : (manifest["status"]?.GetValue<string>(), manifest["name"]?.GetValue<string>());
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static string Found(string folder) => ManifestIn(folder) switch
    {
        { Status: RunStatus.Cancelled } when Checkpoints.Are(folder) => $"holds files: the results and checkpoints of a cancelled run, which `adoptsim runs resume {folder}` continues",
        { Status: { } status } => $"holds files: the results of a run that is {status}",
        _ when Checkpoints.Are(folder) => $"holds files: the checkpoints of a run that was cancelled or killed, which `adoptsim runs resume {folder}` continues",
        _ => "holds files",
    };
}
