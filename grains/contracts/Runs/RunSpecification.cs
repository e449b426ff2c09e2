using AdoptionSim.Nations.Files;
using AdoptionSim.Nations.Measures;

namespace AdoptionSim.Contracts.Runs;

/// <summary>How the steps reach citizens and handsets.</summary>
public enum Delivery
{
    /// <summary>The rule runs over the district's packed rows, without a message.</summary>
    Resident,

    /// <summary>Every citizen and handset is an active grain that holds its own state and gets each step as a message.</summary>
    Message,
}

/// <summary>Everything that a run is a function of, besides its commands; and how it is carried out.</summary>
/// <param name="Name">The run's name, its grain key.</param>
/// <param name="Nation">The nation with all effective values, as UTF-8 JSON written by <c>NationJson</c>.</param>
/// <param name="Scenario">The scenario, as UTF-8 JSON written by <c>NationJson</c>.</param>
/// <param name="Scale">Simulated citizens per real one; greater than 0, at most 100.</param>
/// <param name="StepDays">Days in a tick: 1 or 7.</param>
/// <param name="Threads">Districts of one silo that compute at once; 0 is as many as there are processors.</param>
/// <param name="Commands">Commands known before the start, from a journal; applied in their ticks.</param>
/// <param name="Checkpoints">How often the run is stored; where its silos store nothing, it is not.</param>
/// <param name="Keep">Whether people and towers can still be asked once the run has ended, until it is deleted.</param>
/// <param name="Pace">Ticks a second that the run is held back to, 0.1 to 1000; 0 is as fast as can be. It changes no result.</param>
/// <param name="Incarnation">Set by the run's grain when the run starts; what a client sends is ignored. It changes no result.</param>
/// <param name="ScenarioFile">The scenario as the user named it, a file or a key, for the manifest; null where nobody has said. It changes no result.</param>
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
    [property: Id(13)] string? ScenarioFile = null)
{
    /// <summary>Returns the specification of a run of weekly ticks with default settings.</summary>
    /// <param name="name">The run's name, which is the key of its grain.</param>
    /// <param name="question">The nation and the scenario, as <see cref="Question.Load"/> reads them.</param>
    /// <param name="seed">The seed of all draws.</param>
    /// <param name="scale">Simulated citizens per real one, greater than 0 and at most 100.</param>
    public static RunSpecification Of(string name, Question question, ulong seed, double scale)
    {
        ArgumentNullException.ThrowIfNull(question);
        return new RunSpecification(name, NationJson.Write(question.Nation), NationJson.Write(question.Scenario), seed, scale, StepDays: 7, Delivery.Resident, Threads: 0, []);
    }

    /// <summary>True if both ask for the same run: all is equal but the incarnation and the scenario's file.</summary>
    public bool AsksTheSameAs(RunSpecification other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return this with { Nation = other.Nation, Scenario = other.Scenario, Commands = other.Commands, Incarnation = other.Incarnation, ScenarioFile = other.ScenarioFile } == other
            && Nation.AsSpan().SequenceEqual(other.Nation)
            && Scenario.AsSpan().SequenceEqual(other.Scenario)
            && Commands.AsSpan().SequenceEqual(other.Commands);
    }
}

/// <summary>How often a run is stored: after so many seconds or so many ticks, whichever comes first. Without either, as its silos are configured.</summary>
/// <param name="Seconds">Of real time; 0 is no such limit.</param>
/// <param name="Ticks">0 is no such limit.</param>
[GenerateSerializer, Immutable, Alias("adoptsim.checkpoint-interval")]
public readonly record struct CheckpointInterval(
    [property: Id(0)] double Seconds,
    [property: Id(1)] int Ticks);

public enum RunState
{
    Preparing,
    Running,
    Done,
    Cancelled,
    Failed,

    /// <summary>It was under way when all that carried it ended; it goes on from its last whole checkpoint when it is told to resume.</summary>
    Interrupted,

    /// <summary>What is stored of it is damaged; the error says what. It can be deleted.</summary>
    Damaged,
}

/// <summary>How far a run is.</summary>
/// <param name="Ticks">Ticks that the run will have done at its end.</param>
/// <param name="Subscribers">Active lines of the nation, real ones: simulated divided by the scale, rounded.</param>
/// <param name="Citizens">Simulated citizens.</param>
/// <param name="Messages">Step messages sent to citizens and handsets so far; 0 in resident delivery.</param>
/// <param name="Digest">Hexadecimal; the chain's value after <paramref name="Tick"/>, with the rows' hash chained in once the run is done.</param>
/// <param name="Error">Why the run failed; null otherwise.</param>
/// <param name="Checkpoint">The tick of the last whole checkpoint; null where there is none.</param>
/// <param name="Recoveries">How often the run went back to a checkpoint because a silo was lost.</param>
/// <param name="Warning">What went wrong last without ending the run, such as a checkpoint that could not be stored; null where nothing did.</param>
/// <param name="CrossSiloBytes">What its silos have sent each other so far, ticks done again included.</param>
[GenerateSerializer, Immutable, Alias("adoptsim.run-progress")]
public sealed record RunProgress(
    [property: Id(0)] RunState State,
    [property: Id(1)] int Tick,
    [property: Id(2)] int Ticks,
    [property: Id(3)] DateOnly Date,
    [property: Id(4)] long Subscribers,
    [property: Id(5)] long Citizens,
    [property: Id(6)] int Silos,
    [property: Id(7)] long Messages,
    [property: Id(8)] string Digest,
    [property: Id(9)] int ModelVersion,
    [property: Id(10)] string? Error,
    [property: Id(11)] int? Checkpoint = null,
    [property: Id(12)] int Recoveries = 0,
    [property: Id(13)] string? Warning = null,
    [property: Id(14)] long CrossSiloBytes = 0);

/// <summary>What is known of one tick.</summary>
/// <param name="Date">The day on which the counts hold.</param>
/// <param name="Digest">Hexadecimal; the digest chain's value after this tick.</param>
/// <param name="Districts">Counts, district by district in ordinal order, each <c>Measures.Count</c> long.</param>
/// <param name="Towers">Stations in order of district and number, each <see cref="TowerMeasures.Count"/> long.</param>
/// <param name="Nation">Counts of the nation as a whole and of its foreigners, as <c>NationSeries</c> has them.</param>
/// <param name="Schema">The hash of the schema that names the counts, see <see cref="IRun.Schema"/>.</param>
[GenerateSerializer, Immutable, Alias("adoptsim.tick-rows")]
public sealed record TickRows(
    [property: Id(0)] int Tick,
    [property: Id(1)] DateOnly Date,
    [property: Id(2)] string Digest,
    [property: Id(3)] long[] Districts,
    [property: Id(4)] long[] Towers,
    [property: Id(5)] long[] Nation,
    [property: Id(6)] string Schema)
{
    /// <summary>The counts of the districts in ordinal order.</summary>
    public CountRows Counts => new(Districts);

    /// <summary>Returns the rows for a program that knows measures by name.</summary>
    /// <exception cref="SchemaMismatchException">The rows have the measures of another schema.</exception>
    public SchemaRows Read(MeasureSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        return schema.Read(Schema, Districts, Nation, Towers);
    }
}
