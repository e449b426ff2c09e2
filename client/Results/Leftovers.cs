namespace AdoptionSim.Client.Results;

/// <summary>Removes files and folders that may already be gone, because somebody removed the folder of results while a process wrote to it.</summary>
internal static class Leftovers
{
    /// <summary>Removes a file if it exists.</summary>
    public static void Remove(string path)
    {
        if (File.Exists(path))
        {
            File.Delete(path);
        }
    }

    /// <summary>Removes the unfinished file that a killed process left under the temporary name of a result file.</summary>
    /// <param name="path">The final name of the result file.</param>
    public static void RemoveUnfinished(string path) => Remove(path + ResultFile.TemporarySuffix);

    /// <summary>Removes a folder that was created for results, and the folders above it that were created with it, as far as they are empty.</summary>
    /// <param name="existing">The nearest folder that existed before the creation and is not removed; null if none did.</param>
    public static void RemoveEmptyFolders(string path, string? existing)
    {
        for (var made = path; made != existing && !HasEntries(made); made = Path.GetDirectoryName(made)!)
        {
            if (Directory.Exists(made))
            {
                Directory.Delete(made);
            }
        }
    }

    private static bool HasEntries(string folder) => Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any();
}
