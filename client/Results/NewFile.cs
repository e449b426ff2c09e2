using System.Text;

namespace AdoptionSim.Client.Results;

/// <summary>Writes a file that must not exist yet, so that no file of the user is overwritten.</summary>
internal static class NewFile
{
    /// <param name="what">The argument that names the file, for the error message.</param>
    /// <exception cref="RefusedException">The file exists.</exception>
    /// <exception cref="ResultsException">The file cannot be written.</exception>
    public static void Write(string what, string path, string text)
    {
        if (Path.Exists(path))
        {
            throw new RefusedException($"{what} {path} exists already; expected a new file.");
        }

        using var file = new ResultFile(path);
        file.Write(Encoding.UTF8.GetBytes(text));
        file.Complete();
        file.Publish();
    }
}
