namespace AdoptionSim.Nations.Files;

/// <summary>Finds the YAML file of a scenario that a user names by path or by key.</summary>
public static class ScenarioFile
{
    /// <summary>Returns the path of a scenario's file, given by path or by the key of a scenario that ships with the program.</summary>
    /// <exception cref="BadFileException">The path is a folder; or there is no such file, and no scenario of that key is shipped.</exception>
    public static string Find(string pathOrKey) =>
        Directory.Exists(pathOrKey) && !Shipped.ScenarioKeys().Contains(pathOrKey) ? throw FileKinds.NoScenario(pathOrKey)
        : ScenarioDraft.LooksLikePath(pathOrKey) || File.Exists(pathOrKey) ? pathOrKey
        : Shipped.ScenarioPath(pathOrKey);

    /// <summary>Returns the text of a scenario's file as it was written, given by path or by key.</summary>
    /// <exception cref="BadFileException">There is no such scenario, or the file is no scenario.</exception>
    public static string Text(string pathOrKey)
    {
        var path = Find(pathOrKey);
        FileKinds.RequireScenario(YamlText.Read(path));
        return File.ReadAllText(path);
    }
}
