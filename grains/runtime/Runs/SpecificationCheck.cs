using System.Globalization;
using System.Text.Json;
using AdoptionSim.Contracts.Runs;
using AdoptionSim.Nations;
using AdoptionSim.Nations.Files;
using AdoptionSim.Nations.Scenarios;

namespace AdoptionSim.Runtime.Runs;

/// <summary>
/// Checks the specification of a run before anything is created from it. The checks of the command line are not enough, because any client can send a
/// specification.
/// </summary>
internal static class SpecificationCheck
{
    private static readonly Limit<int> Threads = RunLimits.Threads.Or(0, "two per processor");
    private static readonly Limit<double> Pace = RunLimits.Pace.Or(0, "no limit");
    private static readonly Limit<double> CheckpointSeconds = RunLimits.CheckpointSeconds.Or(0, "no limit");
    private static readonly Limit<int> CheckpointTicks = RunLimits.CheckpointTicks.Or(0, "no limit");

    /// <exception cref="RunRefusedException">A field is missing or out of range. The message names the field, its value and what is allowed.</exception>
    public static void Check(RunSpecification specification)
    {
        Check(nameof(specification.Scale), specification.Scale, RunLimits.Scale);
        Check(nameof(specification.StepDays), specification.StepDays, RunLimits.StepDays);
        Check(nameof(specification.Threads), specification.Threads, Threads);
        Check(nameof(specification.Pace), specification.Pace, Pace);
        Check($"{nameof(specification.Checkpoints)}.{nameof(CheckpointInterval.Seconds)}", specification.Checkpoints.Seconds, CheckpointSeconds);
        Check($"{nameof(specification.Checkpoints)}.{nameof(CheckpointInterval.Ticks)}", specification.Checkpoints.Ticks, CheckpointTicks);
        if (!Enum.IsDefined(specification.Delivery))
        {
            throw Refused(nameof(specification.Delivery), (int)specification.Delivery, string.Join(", ", Enum.GetNames<Delivery>()));
        }

        CheckCommands(specification.Commands);
        CheckNation(Read(nameof(specification.Nation), specification.Nation, json => NationJson.ReadNation(json)), specification.Scale);
        CheckScenario(Read(nameof(specification.Scenario), specification.Scenario, json => NationJson.ReadScenario(json)), specification.StepDays);
        CheckValues(specification);
    }

    // Even within its limits a nation can be inconsistent, and would fail in the middle of a run.
    private static void CheckValues(RunSpecification specification)
    {
        try
        {
            SentQuestion.Read(specification.Nation, specification.Scenario);
        }
        catch (BadFileException error)
        {
            throw new RunRefusedException($"Run {specification.Name} has a specification that cannot be used.\n{error.Message}");
        }
    }

    private static void CheckCommands(JournalEntry[]? commands)
    {
        const string Field = nameof(RunSpecification.Commands);
        if (commands is null)
        {
            throw Refused(Field, "null", "a list, empty if there are none");
        }

        var characters = 0L;
        foreach (var (index, entry) in commands.Index())
        {
            if (entry is not { Id: not null, Target: not null, Argument: not null, Tick.Value: >= 0, Sequence: >= 0 })
            {
                throw Refused(
                    $"{Field}[{index}]",
                    entry?.ToString() ?? "null",
                    "a command with id, target and argument, at a tick and with a sequence from 0 on"
                );
            }

            characters += RunLimits.CharactersOf(entry);
        }

        if (characters > RunLimits.JournalCharacters)
        {
            throw Refused(Field, $"{characters} characters", $"at most {RunLimits.JournalCharacters} characters of commands");
        }
    }

    private static T Read<T>(string field, byte[]? json, Func<byte[], T> read)
    {
        if (json is not { Length: > 0 and <= RunLimits.JsonBytes })
        {
            throw Refused(field, $"{json?.Length ?? 0} bytes", $"1 to {RunLimits.JsonBytes} bytes of JSON");
        }

        try
        {
            return read(json);
        }
        catch (Exception error) when (error is JsonException or ArgumentException or NotSupportedException or InvalidOperationException or FormatException)
        {
            throw new RunRefusedException($"{field} cannot be read: {error.Message}", error);
        }
    }

    private static void CheckNation(Nation nation, double scale)
    {
        const string Field = nameof(RunSpecification.Nation);
        if (nation.Districts.IsDefaultOrEmpty)
        {
            throw Refused($"{Field}.Districts", "none", "at least one district");
        }

        foreach (var district in nation.Districts)
        {
            if (!NameRule.IsValid(district.Key))
            {
                throw new RunRefusedException(NameRule.Complaint("district key", district.Key));
            }

            if (district.People < 0 || district.People * scale > int.MaxValue)
            {
                throw Refused(
                    $"{Field}.Districts[{district.Key}].People",
                    district.People,
                    $"0 to {int.MaxValue / scale:F0} people at a scale of {scale.ToString(CultureInfo.InvariantCulture)}"
                );
            }
        }
    }

    private static void CheckScenario(Scenario scenario, int stepDays)
    {
        var ticks = (int)Math.Ceiling((scenario.Until.DayNumber - scenario.Start.DayNumber) / (double)stepDays);
        if (!RunLimits.Ticks.Allows(ticks))
        {
            throw Refused(
                nameof(RunSpecification.Scenario),
                $"from {scenario.Start:yyyy-MM-dd} until {scenario.Until:yyyy-MM-dd}, {ticks} ticks",
                RunLimits.Ticks.Allowed
            );
        }
    }

    private static void Check<T>(string field, T value, Limit<T> limit)
    {
        if (!limit.Allows(value))
        {
            throw Refused(field, value, limit.Allowed);
        }
    }

    private static RunRefusedException Refused(string field, object? value, string allowed) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{field} is {value}; expected {allowed}."));
}
