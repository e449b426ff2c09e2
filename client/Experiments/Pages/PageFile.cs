using System.Text;
using AdoptionSim.Client.Results;

namespace AdoptionSim.Client.Experiments.Pages;

/// <summary>Writes a page of results to its file, or replaces it.</summary>
internal static class PageFile
{
    /// <exception cref="ResultsException">The file cannot be written.</exception>
    public static void Write(string path, string text)
    {
        Leftovers.RemoveUnfinished(path);
        using var file = new ResultFile(path);
        file.Write(Encoding.UTF8.GetBytes(text));
        file.Complete();
        file.Publish(replaces: true);
    }
}
