namespace AdoptionSim.Contracts.Runs;

/// <summary>The rule for one field of a run's specification: a test for allowed values, and their description for error messages.</summary>
/// <param name="Allowed">The values in words, for error messages: "a whole number from 1 to 1024".</param>
public sealed record Limit<T>(string Allowed, Func<T, bool> Allows);

/// <summary>
/// The limits of the fields of a run's specification and of commands. They prevent clients from overloading a cluster with excessive values.
/// </summary>
public static class RunLimits
{
    /// <summary>The maximum length of the id, target or argument of a command, in characters.</summary>
    public const int CommandText = 200;

    /// <summary>
    /// The maximum size of a nation or scenario, in bytes of JSON. A message between silos is at most 100 MB, and a specification is one message.
    /// </summary>
    public const int JsonBytes = 16 << 20;

    /// <summary>
    /// The maximum size of a run's journal (the list of its commands): the number of characters of all commands together. It is limited because
    /// <see cref="IRun.Journal"/> returns the whole journal in one message.
    /// </summary>
    public const int JournalCharacters = 8 << 20;

    /// <summary>The maximum size in bytes of the rows that one call of <see cref="IRun.Rows"/> returns, unless a single tick is larger.</summary>
    public const int RowBytes = 16 << 20;

    /// <summary>Allowed values for the scale: the number of simulated citizens for each real one.</summary>
    public static readonly Limit<double> Scale = new("a number greater than 0 and at most 100", scale => scale is > 0 and <= 100);

    /// <summary>Allowed values for the number of days in a tick.</summary>
    public static readonly Limit<int> StepDays = new("1 or 7", days => days is 1 or 7);

    /// <summary>
    /// Allowed values for the maximum number of a run's districts that a silo computes at once. A specification may have 0 instead, for twice the number of the
    /// silo's processors.
    /// </summary>
    public static readonly Limit<int> Threads = new("a whole number from 1 to 1024", count => count is >= 1 and <= 1024);

    /// <summary>
    /// Returns the number of districts that a silo computes at once by default: twice the processors, so that no processor is idle while a district waits.
    /// </summary>
    /// <param name="processors">The number of processors of the silo's machine.</param>
    public static int DefaultThreads(int processors) => 2 * processors;

    /// <summary>Allowed values for the real time in seconds between checkpoints. A specification may have 0 instead, for no checkpoints by time.</summary>
    public static readonly Limit<double> CheckpointSeconds = new("a number of at least 1 and at most 86400", seconds => seconds is >= 1 and <= 86_400);

    /// <summary>
    /// Allowed values for the number of ticks between checkpoints. A specification may have 0 instead, for no checkpoints by number of ticks.
    /// </summary>
    public static readonly Limit<int> CheckpointTicks = new("a whole number from 1 to 100000", ticks => ticks is >= 1 and <= 100_000);

    /// <summary>Allowed values for the pace, the maximum number of ticks per second. A specification may have 0 instead, for no limit.</summary>
    public static readonly Limit<double> Pace = new("a number from 0.1 to 1000", pace => pace is >= 0.1 and <= 1000);

    /// <summary>Allowed values for the number of ticks of a whole run. Even with daily ticks, the maximum of 100,000 is more than 250 years.</summary>
    public static readonly Limit<int> Ticks = new("a run of 1 to 100000 ticks", ticks => ticks is >= 1 and <= 100_000);

    /// <summary>Returns the limit extended by one more value, such as a 0 that means the default.</summary>
    public static Limit<T> Or<T>(this Limit<T> limit, T value, string meaning)
        where T : IEquatable<T>
    {
        ArgumentNullException.ThrowIfNull(limit);
        return new Limit<T>($"{limit.Allowed}, or {value} for {meaning}", given => given.Equals(value) || limit.Allows(given));
    }

    /// <summary>Returns the number of characters of a command that count towards the limit of a run's journal, <see cref="JournalCharacters"/>.</summary>
    public static int CharactersOf(JournalEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return entry.Id.Length + entry.Target.Length + entry.Argument.Length;
    }
}
