namespace AdoptionSim.Client;

/// <summary>The exit statuses of the process; scripts rely on them.</summary>
public static class ExitStatus
{
    public const int Done = 0;

    public const int Failed = 1;

    /// <summary>The exit status for wrong usage or an invalid file; nothing was written.</summary>
    public const int Refused = 2;

    /// <summary>The exit status after Ctrl-C or a termination request. The results of finished ticks (steps of simulated time) are kept.</summary>
    public const int Cancelled = 130;
}
