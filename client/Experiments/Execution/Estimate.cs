using System.Globalization;
using AdoptionSim.Client.Experiments.Files;
using AdoptionSim.Client.Progress;
using AdoptionSim.Contracts.Runs;

namespace AdoptionSim.Client.Experiments.Execution;

/// <summary>The time and memory that an experiment needs, estimated from its first run.</summary>
/// <param name="Runs">The number of runs whose time is estimated.</param>
/// <param name="Parallel">The number of runs that are executed at the same time.</param>
/// <param name="SecondsPerRun">The time of the first run, in seconds, measured while <paramref name="Parallel"/> runs were executed at once.</param>
/// <param name="MemoryBytes">The memory of this process, in bytes, while <paramref name="Parallel"/> runs are executed at once.</param>
internal sealed record Estimate(long Runs, int Parallel, double SecondsPerRun, double MemoryBytes)
{
    /// <summary>
    /// The memory for comparing people, in bytes per simulated citizen of a run. The silo counts months with a phone, in 2 bytes for each person and each
    /// household. The client's lists of these counts, for the run and for the reference run, have 4 bytes for each person and 5 for each household.
    /// </summary>
    private const double BytesPerComparedPerson = 2 + (2 / PersonsPerHousehold) + (2 * (4 + (5 / PersonsPerHousehold)));

    private const double PersonsPerHousehold = 4;

    public TimeSpan Time => TimeSpan.FromSeconds(Math.Ceiling((double)Runs / Parallel) * SecondsPerRun);

    public string Text =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"The first run took {SecondsPerRun:N1} s. {Runs:N0} runs, {Parallel} at once, need about {ProgressText.Seconds(Time)} and "
                + $"{MemoryBytes / 1e9:N1} GB."
        );

    /// <summary>Throws an exception if the estimated time or memory exceeds the limit that the experiment file sets.</summary>
    /// <param name="path">The path of the experiment file, for the message.</param>
    /// <param name="limit">The limit; null for no limit.</param>
    /// <exception cref="RefusedException">The time or the memory exceeds the limit.</exception>
    public void Check(string path, LimitForm? limit)
    {
        if (limit?.Time is { } time && Time > time)
        {
            throw Refusal(path, "limit.time", ProgressText.Seconds(time));
        }

        if (limit?.Memory is { Bytes: var bytes } && MemoryBytes > bytes)
        {
            throw Refusal(path, "limit.memory", string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e9:N1} GB"));
        }
    }

    /// <summary>Returns the number of runs to execute at once, so that they use all processors and fit into memory.</summary>
    /// <param name="citizens">The simulated citizens of a run.</param>
    /// <param name="availableMemory">The memory in bytes that the runs can use.</param>
    /// <param name="delivery">The way in which citizens and handsets are simulated, which decides the memory of a run.</param>
    /// <param name="comparesPersons">True if runs count months with a phone for each person and household, which are compared person by person.</param>
    public static int ParallelOf(int processors, double citizens, long availableMemory, Delivery delivery = Delivery.Resident, bool comparesPersons = false)
    {
        // Rows take about 50 MB for a nation of 200 districts and 370 ticks, whatever the scale; some of the memory is left to the rest of the process.
        const double rows = 50e6;
        const double usable = 0.8;
        var persons = comparesPersons ? citizens * BytesPerComparedPerson : 0;
        return (int)Math.Clamp(usable * availableMemory / (MemoryNeeds.Of(citizens, delivery) + persons + rows), 1, processors);
    }

    private RefusedException Refusal(string path, string field, string allowed) =>
        new(
            $"{path}: {field} is {allowed}, which is too little. {Text} Expected a greater limit, a smaller scale, fewer points or fewer seeds. "
                + "Nothing was written."
        );
}
