using System.Globalization;
using AdoptionSim.Client.Experiments.Files;
using AdoptionSim.Client.Progress;
using AdoptionSim.Contracts.Runs;

namespace AdoptionSim.Client.Experiments.Execution;

/// <summary>The time and memory that an experiment needs, estimated from its first run.</summary>
/// <param name="Runs">The runs that are left, the timed one included.</param>
/// <param name="Parallel">The number of runs that are executed at the same time.</param>
/// <param name="SecondsPerRun">The time of the first run, while as many others ran beside it.</param>
/// <param name="MemoryBytes">The memory of this process with so many runs at once.</param>
internal sealed record Estimate(long Runs, int Parallel, double SecondsPerRun, double MemoryBytes)
{
    /// <summary>
    /// The bytes of memory that comparing people takes for each citizen of a run: 2 for each person and household on the silo. The lists of people of the run
    /// and of the reference run have 4 for each person and 5 for each household. A household has about four persons.
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

    /// <summary>Refuses an experiment that needs more than its limit.</summary>
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
    /// <param name="delivery">How steps reach citizens and handsets.</param>
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
