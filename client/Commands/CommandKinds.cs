using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using AdoptionSim.Client.Arguments;
using AdoptionSim.Interfaces.Runs;
using AdoptionSim.Nations;

namespace AdoptionSim.Client.Commands;

/// <summary>What a kind of command is called in a file, whom it is for and which arguments it allows.</summary>
internal static class CommandKinds
{
    public static readonly ImmutableSortedDictionary<string, CommandKind> ByWord =
        Enum.GetValues<CommandKind>().ToImmutableSortedDictionary(Word, kind => kind, StringComparer.Ordinal);

    /// <summary>The kind in lower case with hyphens.</summary>
    public static string Word(CommandKind kind) => JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString());

    /// <summary>The form of the targets allowed, and whether a target has it.</summary>
    public static (string Allowed, Func<string, bool> Fits) Target(CommandKind kind) => kind switch
    {
        CommandKind.Give or CommandKind.Bar or CommandKind.Allow => (EntityId.CitizenForm, EntityId.IsCitizen),
        CommandKind.TopUp or CommandKind.Break or CommandKind.HandOver or CommandKind.TakeAway => (EntityId.HandsetForm, EntityId.IsHandset),
        CommandKind.SwitchOff or CommandKind.SwitchOn or CommandKind.SetChannels => (EntityId.TowerForm, EntityId.IsTower),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "has no target"),
    };

    /// <summary>The arguments allowed, in words, and whether an argument is one of them.</summary>
    public static (string Allowed, Func<string, bool> Fits) Argument(CommandKind kind, Nation nation) => kind switch
    {
        CommandKind.Give => (string.Join(", ", nation.Market.Models.Select(model => model.Key)), argument => nation.Market.Models.Any(model => model.Key == argument)),
        CommandKind.TopUp => ("US dollars greater than 0", argument => decimal.TryParse(argument, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var dollars) && dollars > 0),
        CommandKind.HandOver => ("a citizen's number", argument => int.TryParse(argument, NumberStyles.None, CultureInfo.InvariantCulture, out _)),
        CommandKind.SetChannels => ("1 to 1000", argument => int.TryParse(argument, NumberStyles.None, CultureInfo.InvariantCulture, out var channels) && channels is >= 1 and <= 1000),
        _ => ("nothing", argument => argument.Length == 0),
    };
}
