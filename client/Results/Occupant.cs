using System.Text.Json;
using System.Text.Json.Nodes;

namespace AdoptionSim.Client.Results;

/// <summary>
/// Creates the error messages for a results folder that cannot be used, because it has files or is in use: they describe its content and suggest a remedy.
/// </summary>
internal static class Occupant
{
    /// <summary>Returns the error for a folder that already contains results.</summary>
    public static RefusedException Refusal(string folder) =>
        new($"{folder} {Found(folder)}; expected a new or an empty folder: another --name or --out, or this folder removed. Nothing was written.");

    /// <summary>Returns the error for a folder that a process is writing to.</summary>
    public static RefusedException InUse(string folder) =>
        new($"{folder} is in use: another process is writing to it; use another --name or --out, or wait until it ends. Nothing was written.");

    /// <summary>Returns the status and the name from a folder's manifest; null if it has no readable manifest.</summary>
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

    private static string Found(string folder) =>
        ManifestIn(folder) switch
        {
            { Status: ManifestStatus.Cancelled } when Checkpoints.Are(folder) =>
                $"holds files: the results and checkpoints of a cancelled run, which `adoptsim runs resume {folder}` continues",
            { Status: { } status } => $"holds files: the results of a run that is {status}",
            _ when Checkpoints.Are(folder) =>
                $"holds files: the checkpoints of a run that was cancelled or killed, which `adoptsim runs resume {folder}` continues",
            _ => "holds files",
        };
}
