using AdoptionSim.Nations.Files;
using AdoptionSim.Nations.Measures;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Contracts.Runs;

/// <summary>The ways of simulating citizens and handsets in each tick: in a loop over tables, or by a message to the grain of each.</summary>
public enum Delivery
{
    /// <summary>Each district applies the rules of a tick to tables of its citizens and handsets in memory, without messages to them.</summary>
    Resident,

    /// <summary>Every citizen and handset is an active grain that holds its own state and is asked by a message to act in each tick.</summary>
    Message,
}

/// <summary>The specification of a run: all inputs of the simulation except later commands, and how it is executed.</summary>
/// <param name="Name">The run's name, which is its grain key.</param>
/// <param name="Nation">The nation with all effective values, as UTF-8 JSON written by <c>NationJson</c>.</param>
/// <param name="Scenario">The scenario, as UTF-8 JSON written by <c>NationJson</c>.</param>
/// <param name="Scale">The number of simulated citizens for each real one; greater than 0, at most 100.</param>
/// <param name="StepDays">The number of days in a tick: 1 or 7.</param>
/// <param name="Threads">The maximum number of districts that a silo computes at once for the run; 0 for twice the silo's number of processors.</param>
/// <param name="Commands">Commands known before the start, from a journal; each is applied in its tick.</param>
/// <param name="Checkpoints">The interval between checkpoints; without effect on silos that store nothing.</param>
/// <param name="Keep">True if people and towers can still be queried after the run has ended, until it is deleted.</param>
/// <param name="Pace">The maximum number of ticks per second, 0.1 to 1000; 0 for no limit. It changes no result.</param>
/// <param name="Incarnation">The run's incarnation, set by the run's grain when the run starts; a client's value is ignored. It changes no result.</param>
/// <param name="ScenarioFile">The scenario as the user named it, a file or a key, for the manifest; null if unknown. It changes no result.</param>
/// <param name="CountsPhoneMonths">True if months with a phone are counted for each person (<c>IDistrict.People</c>). It changes no result.</param>
[GenerateSerializer, Immutable, Alias("adoptsim.run-specification")]
public sealed record RunSpecification(
    [property: Id(0)] string Name,
    [property: Id(1)] byte[] Nation,
    [property: Id(2)] byte[] Scenario,
    [property: Id(3)] ulong Seed,
    [property: Id(4)] double Scale,
    [property: Id(5)] int StepDays,
    [property: Id(6)] Delivery Delivery,
    [property: Id(7)] int Threads,
    [property: Id(8)] JournalEntry[] Commands,
    [property: Id(9)] CheckpointInterval Checkpoints = default,
    [property: Id(10)] bool Keep = true,
    [property: Id(11)] double Pace = 0,
    [property: Id(12)] Incarnation Incarnation = default,
    [property: Id(13)] string? ScenarioFile = null,
    [property: Id(14)] bool CountsPhoneMonths = false
)
{
    /// <summary>Returns the specification of a run of weekly ticks with default settings.</summary>
    /// <param name="name">The run's name, which is the key of its grain.</param>
    /// <param name="question">The nation and the scenario, as <see cref="Question.Load"/> reads them.</param>
    /// <param name="seed">The seed of all draws.</param>
    /// <param name="scale">Simulated citizens per real one, greater than 0 and at most 100.</param>
    public static RunSpecification Of(string name, Question question, ulong seed, double scale)
    {
        ArgumentNullException.ThrowIfNull(question);
        return new RunSpecification(
            name,
            NationJson.Write(question.Nation),
            NationJson.Write(question.Scenario),
            seed,
            scale,
            StepDays: 7,
            Delivery.Resident,
            Threads: 0,
            []
        );
    }

    /// <summary>True if both specifications request the same run: all fields except the incarnation and the scenario's file are equal.</summary>
    public bool AsksTheSameAs(RunSpecification other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return this with
            {
                Nation = other.Nation,
                Scenario = other.Scenario,
                Commands = other.Commands,
                Incarnation = other.Incarnation,
                ScenarioFile = other.ScenarioFile,
            } == other
            && Nation.AsSpan().SequenceEqual(other.Nation)
            && Scenario.AsSpan().SequenceEqual(other.Scenario)
            && Commands.AsSpan().SequenceEqual(other.Commands);
    }
}

/// <summary>
/// The interval between checkpoints of a run, in seconds or ticks, whichever is over first. If both are 0, the silos' configuration applies.
/// </summary>
/// <param name="Seconds">The real time in seconds; 0 for no checkpoints by time.</param>
/// <param name="Ticks">The number of ticks; 0 for no checkpoints by number of ticks.</param>
[GenerateSerializer, Immutable, Alias("adoptsim.checkpoint-interval")]
public readonly record struct CheckpointInterval([property: Id(0)] double Seconds, [property: Id(1)] int Ticks);

public enum RunState
{
    Preparing,
    Running,
    Done,
    Cancelled,
    Failed,

    /// <summary>All silos stopped while the run was in progress. <c>Resume</c> continues it from the last complete checkpoint.</summary>
    Interrupted,

    /// <summary>The stored data of the run is damaged; the error gives details. The run can be deleted.</summary>
    Damaged,
}

/// <summary>The progress of a run: its state, its last finished tick, and figures such as the number of subscribers.</summary>
/// <param name="Ticks">The number of ticks of the whole run.</param>
/// <param name="Subscribers">The nation's active phone lines at real scale: the simulated number divided by the scale, rounded.</param>
/// <param name="Citizens">The number of simulated citizens.</param>
/// <param name="Messages">The number of messages sent so far to citizens and handsets, to act or to change their states; 0 in resident delivery.</param>
/// <param name="Digest">The hash of all results up to <paramref name="Tick"/>, hexadecimal. Once the run is done, it includes the final state.</param>
/// <param name="Error">The reason for the run's failure; null otherwise.</param>
/// <param name="Checkpoint">The tick of the last complete checkpoint; null if none exists.</param>
/// <param name="Recoveries">The number of times that the run went back to a checkpoint because a silo was lost.</param>
/// <param name="Warning">The latest problem that did not end the run, such as a checkpoint that could not be stored; null if there was none.</param>
/// <param name="CrossSiloBytes">The bytes that the silos of the run have sent each other so far, including repeated ticks.</param>
[GenerateSerializer, Immutable, Alias("adoptsim.run-progress")]
public sealed record RunProgress(
    [property: Id(0)] RunState State,
    [property: Id(1)] Tick Tick,
    [property: Id(2)] int Ticks,
    [property: Id(3)] DateOnly Date,
    [property: Id(4)] long Subscribers,
    [property: Id(5)] long Citizens,
    [property: Id(6)] int Silos,
    [property: Id(7)] long Messages,
    [property: Id(8)] string Digest,
    [property: Id(9)] int ModelVersion,
    [property: Id(10)] string? Error,
    [property: Id(11)] Tick? Checkpoint = null,
    [property: Id(12)] int Recoveries = 0,
    [property: Id(13)] string? Warning = null,
    [property: Id(14)] long CrossSiloBytes = 0
);

/// <summary>
/// The results of one tick: the counts of districts, base stations, the nation and groups of people, and the digest, a hash over all results so far.
/// </summary>
/// <param name="Date">The date to which the counts apply.</param>
/// <param name="Digest">The hash of all results up to this tick, hexadecimal.</param>
/// <param name="Districts">The counts of all districts in order of index, each <c>Measures.Count</c> long.</param>
/// <param name="Towers">The counts of all base stations in order of district and number, each <see cref="TowerMeasures.Count"/> long.</param>
/// <param name="Nation">The counts of the nation as a whole and of its foreigners, laid out as in <c>NationSeries</c>.</param>
/// <param name="Schema">The hash of the schema that names the counts, see <see cref="IRun.Schema"/>.</param>
/// <param name="Strata">The counts of groups of people, laid out as in <c>StrataLayout</c>; empty if they were not counted.</param>
[GenerateSerializer, Immutable, Alias("adoptsim.tick-rows")]
public sealed record TickRows(
    [property: Id(0)] Tick Tick,
    [property: Id(1)] DateOnly Date,
    [property: Id(2)] string Digest,
    [property: Id(3)] long[] Districts,
    [property: Id(4)] long[] Towers,
    [property: Id(5)] long[] Nation,
    [property: Id(6)] string Schema,
    [property: Id(7)] long[] Strata
)
{
    /// <summary>The counts of the districts in this tick, such as active phone lines: one row for each district, in order of index.</summary>
    public CountRows Counts => new(Districts);

    /// <summary>Returns the counts in a form from which a program reads them by the names of measures, such as active lines.</summary>
    /// <exception cref="SchemaMismatchException">The rows have the measures of another schema.</exception>
    public SchemaRows Read(MeasureSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        return schema.Read(Schema, Districts, Nation, Towers, Strata);
    }
}
