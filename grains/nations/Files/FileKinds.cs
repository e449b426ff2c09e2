namespace AdoptionSim.Nations.Files;

/// <summary>
/// Recognises files and folders of a wrong kind, such as a nation given where a scenario is expected. The user then gets one error line in place of a list of
/// unknown keys.
/// </summary>
internal static class FileKinds
{
    private const string NationFileName = "nation.yaml";
    private const string ManifestFileName = "manifest.json";

    /// <exception cref="BadFileException">It is the file of a nation.</exception>
    public static void RequireScenario(Map file)
    {
        if (IsNation(file))
        {
            throw new BadFileException(
                new Origin(file.At.Name),
                "",
                "is the file of a nation",
                $"the file of a scenario, which names its nation: `nation: {Path.GetFileName(file.At.Name)}`; `adoptsim nation check "
                    + $"{file.At.Name}` checks this one"
            );
        }
    }

    /// <exception cref="BadFileException">It is the file of a scenario.</exception>
    public static void RequireNation(Map file)
    {
        if (file["scenario"] is not null && !IsNation(file))
        {
            throw new BadFileException(
                new Origin(file.At.Name),
                "",
                "is the file of a scenario",
                $"the file of a nation; `adoptsim run {file.At.Name}` runs the scenario"
            );
        }
    }

    /// <summary>Returns the path of the file <c>nation.yaml</c> in a folder.</summary>
    /// <exception cref="BadFileException">The folder has no such file.</exception>
    public static string NationIn(string folder) =>
        Path.Combine(folder, NationFileName) is var file && File.Exists(file)
            ? file
            : throw new BadFileException(new Origin(folder), "", $"is a folder without a {NationFileName}", "the file of a nation, or its folder");

    /// <summary>Returns the error for a folder that was given where a scenario is expected; the message names the kind of the folder.</summary>
    public static BadFileException NoScenario(string folder) =>
        new(
            new Origin(folder),
            "",
            File.Exists(Path.Combine(folder, NationFileName)) ? "is the folder of a nation"
                : File.Exists(Path.Combine(folder, ManifestFileName)) ? "is the folder of a run's results"
                : "is a folder",
            "a scenario: the name of a built-in one (`adoptsim scenarios list`), or a YAML file"
        );

    private static bool IsNation(Map file) => file["scenario"] is null && file["launch"] is not null && file["districts"] is not null;
}
