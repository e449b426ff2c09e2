namespace AdoptionSim.Client;

/// <summary>What the process says at its end; scripts rely on it.</summary>
public static class ExitStatus
{
    public const int Done = 0;

    public const int Failed = 1;

    /// <summary>Bad usage or a bad file; nothing was written.</summary>
    public const int Refused = 2;

    /// <summary>Ctrl-C; what was done is kept whole.</summary>
    public const int Cancelled = 130;
}
