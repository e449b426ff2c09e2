using AdoptionSim.Nations.Files;

namespace AdoptionSim.Client.Experiments.Files;

/// <summary>Finds the file of an experiment that a user names.</summary>
internal static class ExperimentSource
{
    /// <summary>Returns the path of an experiment's file; a file takes precedence over a built-in experiment of the same name.</summary>
    /// <exception cref="BadFileException">The text is no path, and no experiment of that key is shipped.</exception>
    public static string Find(string pathOrKey) =>
        File.Exists(pathOrKey) || Path.HasExtension(pathOrKey) || Path.GetFileName(pathOrKey) != pathOrKey ? pathOrKey : Shipped.ExperimentPath(pathOrKey);

    /// <summary>Returns the question of an experiment without checking the rest of its file.</summary>
    public static string QuestionOf(string path) => (YamlText.Read(path)["question"] as Scalar)?.Text.Trim() ?? "";
}
