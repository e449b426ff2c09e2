namespace AdoptionSim.Client.Results;

/// <summary>
/// The checkpoints (stored states) of a run that was executed by silos inside the client's process. They are in the run's results folder.
/// <c>adoptsim runs resume</c> continues the run from them.
/// </summary>
internal static class Checkpoints
{
    private const string Name = "checkpoints";

    public static string In(string folder) => Path.Combine(folder, Name);

    public static bool Are(string folder) => Directory.Exists(In(folder));

    /// <summary>Deletes the checkpoints (stored states) of a run that is done, and an empty checkpoint folder in any case.</summary>
    public static void Clear(string folder, bool isDone)
    {
        var checkpoints = In(folder);
        if (Directory.Exists(checkpoints) && (isDone || !Directory.EnumerateFiles(checkpoints, "*", SearchOption.AllDirectories).Any()))
        {
            Directory.Delete(checkpoints, recursive: true);
        }
    }
}
