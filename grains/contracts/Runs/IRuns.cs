using Orleans.Concurrency;

namespace AdoptionSim.Contracts.Runs;

/// <summary>The list of all runs of a cluster, including those that have ended. There is one such grain, under <see cref="Key"/>.</summary>
[Alias("adoptsim.runs")]
public interface IRuns : IGrainWithStringKey
{
    const string Key = "all";

    /// <summary>Returns the next page of the list of runs, in order of name; <see cref="RunList.List(IRuns)"/> returns all runs.</summary>
    /// <param name="after">The last name of the previous page; null for the first page. It need not be the name of an existing run.</param>
    /// <remarks>Interleaved with other calls: listing asks the grains of runs in progress, and these may wait for this grain to admit them.</remarks>
    [AlwaysInterleave]
    Task<RunPage> Page(string? after);
}

/// <summary>A page of the list of a cluster's runs.</summary>
/// <param name="Runs">The runs in order of name; at most <see cref="RunList.PageSize"/>. It can be empty, because runs deleted in the meantime are left
/// out.</param>
/// <param name="Last">The name to pass for the next page; null if this is the last one.</param>
[GenerateSerializer, Immutable, Alias("adoptsim.run-page")]
public sealed record RunPage([property: Id(0)] RunEntry[] Runs, [property: Id(1)] string? Last);

/// <summary>Lists the runs of a cluster page by page, so that no answer grows with the number of runs.</summary>
public static class RunList
{
    /// <summary>The maximum number of runs in one page. An entry takes about a kilobyte.</summary>
    public const int PageSize = 200;

    /// <summary>Returns all runs in order of their start.</summary>
    public static Task<RunEntry[]> List(this IRuns runs)
    {
        ArgumentNullException.ThrowIfNull(runs);
        return List(runs.Page);
    }

    /// <summary>Returns all runs in order of their start.</summary>
    /// <param name="page">Requests one page, see <see cref="IRuns.Page"/>.</param>
    public static async Task<RunEntry[]> List(Func<string?, Task<RunPage>> page)
    {
        ArgumentNullException.ThrowIfNull(page);
        var runs = new List<RunEntry>();
        string? last = null;
        do
        {
            (var next, last) = await page(last);
            runs.AddRange(next);
        } while (last is not null);

        return [.. runs.OrderBy(run => run.Began).ThenBy(run => run.Name, StringComparer.Ordinal)];
    }
}

/// <summary>An entry in the list of a cluster's runs: a run's name, scenario and progress.</summary>
/// <param name="Scenario">The scenario's key.</param>
/// <param name="Began">The time at which the run was accepted.</param>
[GenerateSerializer, Immutable, Alias("adoptsim.run-entry")]
public sealed record RunEntry(
    [property: Id(0)] string Name,
    [property: Id(1)] string Scenario,
    [property: Id(2)] ulong Seed,
    [property: Id(3)] double Scale,
    [property: Id(4)] DateTimeOffset Began,
    [property: Id(5)] RunProgress Progress
);

/// <summary>Thrown if the run does not exist: it was never started, or was deleted.</summary>
[GenerateSerializer, Alias("adoptsim.run-not-found-exception")]
public sealed class RunNotFoundException : RunRefusedException
{
    public RunNotFoundException() { }

    public RunNotFoundException(string message)
        : base(message) { }

    public RunNotFoundException(string message, Exception innerException)
        : base(message, innerException) { }

    /// <param name="run">The run's name.</param>
    public static RunNotFoundException Of(string run) => new($"There is no run {run}.");
}

/// <summary>Thrown if a run cannot be started, resumed or deleted. The message says why, and what would be possible.</summary>
[GenerateSerializer, Alias("adoptsim.run-refused-exception")]
public class RunRefusedException : Exception
{
    public RunRefusedException() { }

    public RunRefusedException(string message)
        : base(message) { }

    public RunRefusedException(string message, Exception innerException)
        : base(message, innerException) { }
}
