using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using AdoptionSim.Nations.Entities;

namespace AdoptionSim.Nations.Commands;

/// <summary>What a kind of command is called in files, whom it is for and which argument it takes. The client and the run check by the same forms.</summary>
public sealed class CommandForm
{
    private const decimal LeastTopUp = 0.01m;
    private const decimal MostTopUp = 100_000;
    private const int MostChannels = 1000;

    private static readonly ImmutableArray<CommandForm> Forms =
    [
        new(CommandKind.Give, EntityKind.Citizen, new ModelArgument()),
        new(CommandKind.Bar, EntityKind.Citizen, new NoArgument()),
        new(CommandKind.Allow, EntityKind.Citizen, new NoArgument()),
        new(CommandKind.TopUp, EntityKind.Handset, new DollarsArgument()),
        new(CommandKind.Break, EntityKind.Handset, new NoArgument()),
        new(CommandKind.HandOver, EntityKind.Handset, new CitizenArgument()),
        new(CommandKind.TakeAway, EntityKind.Handset, new NoArgument()),
        new(CommandKind.SwitchOff, EntityKind.Tower, new NoArgument()),
        new(CommandKind.SwitchOn, EntityKind.Tower, new NoArgument()),
        new(CommandKind.SetChannels, EntityKind.Tower, new ChannelsArgument()),
    ];

    private readonly Argument _argument;

    private CommandForm(CommandKind kind, EntityKind target, Argument argument) =>
        (Kind, Word, Target, _argument) = (kind, JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString()), target, argument);

    /// <summary>The forms by their words, in alphabetical order.</summary>
    public static ImmutableSortedDictionary<string, CommandForm> ByWord { get; } = Forms.ToImmutableSortedDictionary(form => form.Word, form => form, StringComparer.Ordinal);

    /// <summary>The kind.</summary>
    public CommandKind Kind { get; }

    /// <summary>The kind in lower case with hyphens, as in <c>commands.csv</c>.</summary>
    public string Word { get; }

    /// <summary>Whom the command is for.</summary>
    public EntityKind Target { get; }

    /// <summary>Whether the argument is the number of a citizen, who must live in the target's district.</summary>
    public bool NamesCitizen => _argument is CitizenArgument;

    /// <summary>The form of a kind; null where the number stands for no kind, as in a message of a client of another version.</summary>
    public static CommandForm? Find(CommandKind kind) => Forms.FirstOrDefault(form => form.Kind == kind);

    /// <summary>The form of a kind.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such kind.</exception>
    public static CommandForm Of(CommandKind kind) => Find(kind) ?? throw new ArgumentOutOfRangeException(nameof(kind), kind, "is no kind of command");

    /// <summary>The arguments allowed, in words.</summary>
    public string AllowedArgument(Nation nation) => _argument.Allowed(nation);

    /// <summary>Reads an argument: a model's index, US cents, a citizen's number or channels, as the kind wants it, else 0. Null where it is not allowed.</summary>
    public int? ReadArgument(string text, Nation nation) => _argument.Read(text, nation);

    private static int? WholeNumber(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A kind of argument.</summary>
    private abstract class Argument
    {
        public abstract string Allowed(Nation nation);

        public abstract int? Read(string text, Nation nation);
    }

    private sealed class NoArgument : Argument
    {
        public override string Allowed(Nation nation) => "nothing";

        public override int? Read(string text, Nation nation) => text.Length == 0 ? 0 : null;
    }

    private sealed class ModelArgument : Argument
    {
        public override string Allowed(Nation nation) => $"a handset model: {string.Join(", ", nation.Market.Models.Select(model => model.Key))}";

        public override int? Read(string text, Nation nation)
        {
            for (var model = 0; model < nation.Market.Models.Length; model++)
            {
                if (nation.Market.Models[model].Key == text)
                {
                    return model;
                }
            }

            return null;
        }
    }

    private sealed class DollarsArgument : Argument
    {
        public override string Allowed(Nation nation) => string.Create(CultureInfo.InvariantCulture, $"US dollars from {LeastTopUp} to {MostTopUp}");

        public override int? Read(string text, Nation nation) =>
            decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var dollars) && dollars is >= LeastTopUp and <= MostTopUp
                ? (int)decimal.Round(dollars * 100)
                : null;
    }

    private sealed class CitizenArgument : Argument
    {
        public override string Allowed(Nation nation) => "the number of a citizen of the same district";

        public override int? Read(string text, Nation nation) => WholeNumber(text);
    }

    private sealed class ChannelsArgument : Argument
    {
        public override string Allowed(Nation nation) => string.Create(CultureInfo.InvariantCulture, $"channels from 1 to {MostChannels}");

        public override int? Read(string text, Nation nation) => WholeNumber(text) is { } channels && channels is >= 1 and <= MostChannels ? channels : null;
    }
}
