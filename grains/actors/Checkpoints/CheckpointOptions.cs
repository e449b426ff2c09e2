namespace AdoptionSim.Actors.Checkpoints;

/// <summary>What a silo stores of its runs.</summary>
public sealed record CheckpointOptions
{
    /// <summary>The section of the configuration that they are read from.</summary>
    public const string Section = "Checkpoints";

    /// <summary>Chosen so that storing costs less than 5 % of a run, and going back to a checkpoint repeats only seconds.</summary>
    public const double DefaultSeconds = 8;

    /// <summary>"none", "files" or "postgres".</summary>
    public string Store { get; init; } = "none";

    /// <summary>For files: a folder that all silos of the cluster reach under this path.</summary>
    public string? Folder { get; init; }

    /// <summary>For postgres: the connection string.</summary>
    public string? Postgres { get; init; }

    /// <summary>Real time between two checkpoints of a run that does not say otherwise; 0 is no such limit.</summary>
    public double Seconds { get; init; } = DefaultSeconds;

    /// <summary>Ticks between two checkpoints of a run that does not say otherwise; 0 is no such limit.</summary>
    public int Ticks { get; init; }
}
