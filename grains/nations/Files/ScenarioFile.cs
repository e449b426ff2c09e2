using AdoptionSim.Nations.Scenarios;

namespace AdoptionSim.Nations.Files;

/// <summary>Reads a scenario from its YAML file.</summary>
public static class ScenarioFile
{
    /// <summary>Reads a scenario and holds it against its nation.</summary>
    /// <param name="pathOrKey">The path of a YAML file or the key of a shipped scenario.</param>
    /// <exception cref="BadFileException">Something in the scenario, one that it extends, or its nation cannot be used.</exception>
    public static Scenario Read(string pathOrKey) => Question.Load(pathOrKey).Scenario;

    /// <summary>The path of a scenario's file.</summary>
    /// <exception cref="BadFileException">It is a folder; or there is no such file, and no scenario of that key is shipped.</exception>
    public static string Find(string pathOrKey) =>
        Directory.Exists(pathOrKey) && !Shipped.ScenarioKeys().Contains(pathOrKey) ? throw FileKinds.NoScenario(pathOrKey)
        : ScenarioDraft.LooksLikePath(pathOrKey) || File.Exists(pathOrKey) ? pathOrKey
        : Shipped.ScenarioPath(pathOrKey);

    /// <summary>The text of a scenario's file.</summary>
    /// <exception cref="BadFileException">There is no such scenario, or the file is no scenario.</exception>
    public static string Text(string pathOrKey)
    {
        var path = Find(pathOrKey);
        FileKinds.RequireScenario(YamlText.Read(path));
        return File.ReadAllText(path);
    }
}
