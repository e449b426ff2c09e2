namespace AdoptionSim.Nations.Files;

/// <summary>Limits on the size of files that are read. They are far above any real file, and bound the time and memory that a hostile file can use.</summary>
public static class ReadLimits
{
    /// <summary>The maximum size of a YAML file in bytes.</summary>
    public const long YamlBytes = 1 << 20;

    /// <summary>The maximum nesting depth of groups and lists in a YAML file.</summary>
    public const int YamlLevels = 16;

    /// <summary>The maximum number of values, lists and groups of a YAML file, counted after each alias is expanded.</summary>
    public const int YamlValues = 100_000;

    /// <summary>The maximum length of one value or key of a YAML file in characters.</summary>
    public const int YamlCharacters = 10_000;

    /// <summary>The maximum size in bytes of a CSV file that a user writes.</summary>
    public const long CsvBytes = 64 << 20;

    /// <summary>The maximum length of a CSV line in bytes.</summary>
    public const int CsvLineBytes = 64 << 10;

    /// <summary>The maximum number of columns of a CSV file.</summary>
    public const int CsvColumns = 1_000;

    /// <summary>The maximum size in bytes of a JSON file, and of a nation or scenario sent as JSON.</summary>
    public const long JsonBytes = 64 << 20;

    /// <summary>The maximum nesting depth of objects and lists in JSON.</summary>
    public const int JsonLevels = 64;

    /// <summary>The maximum number of problems that one message lists; the rest is only counted.</summary>
    public const int Problems = 100;
}
