namespace AdoptionSim.Client.Running;

/// <summary>The checkpoints of a run of embedded silos, in the folder of its results: what <c>adoptsim runs resume</c> goes on from.</summary>
internal static class Checkpoints
{
    private const string Name = "checkpoints";

    public static string In(string folder) => Path.Combine(folder, Name);

    public static bool Are(string folder) => Directory.Exists(In(folder));

    /// <summary>A run that is done needs them no more; and where nothing was stored, no folder shall say otherwise.</summary>
    public static void Clear(string folder, bool isDone)
    {
        var checkpoints = In(folder);
        if (Directory.Exists(checkpoints) && (isDone || !Directory.EnumerateFiles(checkpoints, "*", SearchOption.AllDirectories).Any()))
        {
            Directory.Delete(checkpoints, recursive: true);
        }
    }
}
