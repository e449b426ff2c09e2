using AdoptionSim.Nations.Files;

namespace AdoptionSim.Client.Experiments.Files;

/// <summary>Finds the file of an experiment that a user names.</summary>
internal static class ExperimentSource
{
    /// <summary>Returns the path of an experiment's file; a file takes precedence over a built-in experiment of the same name.</summary>
    /// <exception cref="BadFileException">The text is not the path of a file, and no built-in experiment has this name.</exception>
    public static string Find(string pathOrKey) =>
        File.Exists(pathOrKey) || Path.HasExtension(pathOrKey) || Path.GetFileName(pathOrKey) != pathOrKey ? pathOrKey : Shipped.ExperimentPath(pathOrKey);

    /// <summary>Returns the question that an experiment answers, without checking the rest of its file; empty if the file has no question.</summary>
    public static string QuestionOf(string path) => (YamlText.Read(path)["question"] as Scalar)?.Text.Trim() ?? "";
}
