namespace AdoptionSim.Runtime.Checkpoints;

/// <summary>What a silo stores of its runs.</summary>
public sealed record CheckpointOptions
{
    /// <summary>The section of the configuration that they are read from.</summary>
    public const string Section = "Checkpoints";

    /// <summary>Chosen so that storing costs less than 5 % of a run, and going back to a checkpoint repeats only seconds.</summary>
    public const double DefaultSeconds = 10;

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

    /// <exception cref="ArgumentException">They do not say where to store, or a value is not allowed; the message names the setting.</exception>
    public void Check()
    {
        switch (Store)
        {
            case "none":
                return;
            case "files" when string.IsNullOrWhiteSpace(Folder):
                throw new ArgumentException($"{Section}:Folder is missing; expected a folder, with {Section}:Store files.");
            case "postgres" when string.IsNullOrWhiteSpace(Postgres):
                throw new ArgumentException($"{Section}:Postgres is missing; expected a connection string, with {Section}:Store postgres.");
            case "files" or "postgres":
                break;
            default:
                throw new ArgumentException($"{Section}:Store is '{Store}'; expected none, files or postgres.");
        }

        if (Seconds is not (>= 0 and <= 86400) || Ticks < 0 || (Seconds == 0 && Ticks == 0))
        {
            throw new ArgumentException($"{Section}:Seconds is '{Seconds}' and {Section}:Ticks is '{Ticks}'; expected seconds from 0 to 86400 and ticks from 0 on, not both 0.");
        }
    }
}
