namespace AdoptionSim.Runtime.Checkpoints;

/// <summary>The configuration of where and how often a silo stores checkpoints, from which runs continue after the loss of a silo.</summary>
public sealed record CheckpointOptions
{
    /// <summary>The name of the configuration section from which these options are read.</summary>
    public const string Section = "Checkpoints";

    /// <summary>
    /// The default real time in seconds between two checkpoints of a run. With this interval, storing takes less than 5 % of a run's time. A run that goes back
    /// to a checkpoint repeats only seconds of work.
    /// </summary>
    public const double DefaultSeconds = 10;

    /// <summary>The kind of store: "none", "files" or "postgres".</summary>
    public string Store { get; init; } = "none";

    /// <summary>
    /// The folder in which the store "files" keeps runs; all silos of the cluster access it by this path. Other kinds of store do not use it.
    /// </summary>
    public string? Folder { get; init; }

    /// <summary>The connection string of the database for the store "postgres"; other kinds of store do not use it.</summary>
    public string? Postgres { get; init; }

    /// <summary>The default real time in seconds between two checkpoints of a run; 0 if elapsed time does not trigger checkpoints.</summary>
    public double Seconds { get; init; } = DefaultSeconds;

    /// <summary>The default number of ticks between two checkpoints of a run; 0 if the number of ticks does not trigger checkpoints.</summary>
    public int Ticks { get; init; }

    /// <exception cref="ArgumentException">The options do not specify a location, or a value is not allowed; the message names the setting.</exception>
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
            throw new ArgumentException(
                $"{Section}:Seconds is '{Seconds}' and {Section}:Ticks is '{Ticks}'; expected seconds from 0 to 86400 and ticks from 0 on, not both 0."
            );
        }
    }
}
