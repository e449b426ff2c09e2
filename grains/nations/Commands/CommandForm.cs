using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using AdoptionSim.Nations.Entities;

namespace AdoptionSim.Nations.Commands;

/// <summary>
/// Describes one kind of command that users send to a run. It has the word that names the kind in files, the kind of target (such as a tower), and the allowed
/// argument. The client and the run check commands against the same descriptions.
/// </summary>
public sealed class CommandForm
{
    private const decimal LeastTopUp = 0.01m;
    private const decimal MostTopUp = 100_000;
    private const int MostChannels = 1000;

    private static readonly ImmutableArray<CommandForm> Forms =
    [
        new(CommandKind.Give, EntityKind.Citizen, AllowedModels, (text, nation) => nation.Market.IndexOf(text)),
        new(CommandKind.Bar, EntityKind.Citizen),
        new(CommandKind.Allow, EntityKind.Citizen),
        new(
            CommandKind.TopUp,
            EntityKind.Handset,
            _ => string.Create(CultureInfo.InvariantCulture, $"US dollars from {LeastTopUp} to {MostTopUp}"),
            (text, _) => Cents(text)
        ),
        new(CommandKind.Break, EntityKind.Handset),
        new(CommandKind.HandOver, EntityKind.Handset, _ => "the number of a citizen of the same district", (text, _) => WholeNumber(text)),
        new(CommandKind.TakeAway, EntityKind.Handset),
        new(CommandKind.SwitchOff, EntityKind.Tower),
        new(CommandKind.SwitchOn, EntityKind.Tower),
        new(
            CommandKind.SetChannels,
            EntityKind.Tower,
            _ => string.Create(CultureInfo.InvariantCulture, $"channels from 1 to {MostChannels}"),
            (text, _) => Channels(text)
        ),
    ];

    private readonly Func<Nation, string> _allowed;
    private readonly Func<string, Nation, int?> _read;

    /// <summary>Creates the description of a kind of command that has no argument.</summary>
    private CommandForm(CommandKind kind, EntityKind target)
        : this(kind, target, _ => "nothing", (text, _) => text.Length == 0 ? 0 : null) { }

    private CommandForm(CommandKind kind, EntityKind target, Func<Nation, string> allowed, Func<string, Nation, int?> read) =>
        (Kind, Word, Target, _allowed, _read) = (kind, JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString()), target, allowed, read);

    /// <summary>
    /// The descriptions of all kinds of commands in alphabetical order, each under the word that names the kind in files, such as <c>top-up</c>.
    /// </summary>
    public static ImmutableSortedDictionary<string, CommandForm> ByWord { get; } =
        Forms.ToImmutableSortedDictionary(form => form.Word, form => form, StringComparer.Ordinal);

    /// <summary>The kind of command that this object describes.</summary>
    public CommandKind Kind { get; }

    /// <summary>The word that names the kind of command in <c>commands.csv</c>: the kind in lower case with hyphens, such as <c>top-up</c>.</summary>
    public string Word { get; }

    /// <summary>The kind of entity, such as a citizen or a tower, on which the command acts.</summary>
    public EntityKind Target { get; }

    /// <summary>True if the command's argument is the number of a citizen. That citizen must live in the same district as the command's target.</summary>
    public bool NamesCitizen => Kind == CommandKind.HandOver;

    /// <summary>
    /// Returns the description of a kind of command. Returns null for a kind that this program does not know, as in a message from a client of another version.
    /// </summary>
    public static CommandForm? Find(CommandKind kind) => Forms.FirstOrDefault(form => form.Kind == kind);

    /// <summary>Returns the description of a kind of command; throws if the kind is unknown.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such kind.</exception>
    public static CommandForm Of(CommandKind kind) =>
        Find(kind) ?? throw new ArgumentOutOfRangeException(nameof(kind), kind, "The kind of command is unknown.");

    /// <summary>
    /// Returns the arguments that the command allows in a nation, in words for error messages, such as the keys of the nation's handset models.
    /// </summary>
    public string AllowedArgument(Nation nation) => _allowed(nation);

    /// <summary>
    /// Converts the text of a command's argument to a number; returns null if the argument is not allowed. The number is a handset model's index, US cents, a
    /// citizen's number or a number of channels; 0 if the command has no argument.
    /// </summary>
    public int? ReadArgument(string text, Nation nation) => _read(text, nation);

    private static string AllowedModels(Nation nation) => $"a handset model: {string.Join(", ", nation.Market.Models.Select(model => model.Key))}";

    private static int? Cents(string text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var dollars) && dollars is >= LeastTopUp and <= MostTopUp
            ? (int)decimal.Round(dollars * 100)
            : null;

    private static int? Channels(string text) => WholeNumber(text) is { } channels && channels is >= 1 and <= MostChannels ? channels : null;

    private static int? WholeNumber(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
