using Orleans.Concurrency;

namespace AdoptionSim.Interfaces.Runs;

/// <summary>All runs of a cluster, those that have ended included. There is one such grain, under <see cref="Key"/>.</summary>
public interface IRuns : IGrainWithStringKey
{
    const string Key = "all";

    /// <summary>In order of their beginning. A run that comes to be again because it is asked how it is must be let in meanwhile, so that the list stands in nobody's way.</summary>
    [AlwaysInterleave]
    Task<RunEntry[]> List();
}

/// <summary>One run among others.</summary>
/// <param name="Scenario">The scenario's key.</param>
/// <param name="Began">When the run was accepted.</param>
[GenerateSerializer, Immutable]
public sealed record RunEntry(string Name, string Scenario, ulong Seed, double Scale, DateTimeOffset Began, RunProgress Progress);

/// <summary>The run does not exist: it was never started, or was deleted.</summary>
[GenerateSerializer]
public sealed class RunNotFoundException : RunRefusedException
{
    public RunNotFoundException()
    {
    }

    public RunNotFoundException(string message)
        : base(message)
    {
    }

    public RunNotFoundException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <param name="run">The run's name.</param>
    public static RunNotFoundException Of(string run) => new($"There is no run {run}.");
}

/// <summary>A run cannot be begun, resumed or deleted; the message says why, and what would be possible.</summary>
[GenerateSerializer]
public class RunRefusedException : Exception
{
    public RunRefusedException()
    {
    }

    public RunRefusedException(string message)
        : base(message)
    {
    }

    public RunRefusedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
