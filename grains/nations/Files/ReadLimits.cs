namespace AdoptionSim.Nations.Files;

/// <summary>Limits of the files that are read. They lie far above any real file and keep a hostile one within a second and some memory.</summary>
public static class ReadLimits
{
    /// <summary>Size of a YAML file in bytes.</summary>
    public const long YamlBytes = 1 << 20;

    /// <summary>Groups and lists within each other in a YAML file.</summary>
    public const int YamlLevels = 16;

    /// <summary>Values, lists and groups of a YAML file, counted after each alias is replaced by what it stands for.</summary>
    public const int YamlValues = 100_000;

    /// <summary>Length of one value or key of a YAML file in characters.</summary>
    public const int YamlCharacters = 10_000;

    /// <summary>Size of a CSV file that a user writes, in bytes.</summary>
    public const long CsvBytes = 64 << 20;

    /// <summary>Length of a line of a CSV file in bytes.</summary>
    public const int CsvLineBytes = 64 << 10;

    /// <summary>Columns of a CSV file.</summary>
    public const int CsvColumns = 1_000;

    /// <summary>Size of a JSON file, and of a nation or scenario sent as JSON, in bytes.</summary>
    public const long JsonBytes = 64 << 20;

    /// <summary>Objects and lists within each other in JSON.</summary>
    public const int JsonLevels = 64;

    /// <summary>Problems that one message lists; the rest is counted.</summary>
    public const int Problems = 100;
}
