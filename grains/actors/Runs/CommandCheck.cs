using System.Globalization;
using AdoptionSim.Actors.Silos;
using AdoptionSim.Interfaces.Runs;
using AdoptionSim.Model.Districts;

namespace AdoptionSim.Actors.Runs;

/// <summary>
/// Reads a command: the entity it names, and the argument as its kind wants it. What cannot be known before its tick, such as a handset still to be
/// sold, is left to the district, where a command that has become impossible changes nothing.
/// </summary>
internal sealed class CommandCheck(SiloRun run)
{
    private const decimal TopUpMost = 100_000;
    private const int ChannelsMost = 1000;

    /// <exception cref="CommandRefusedException">The target or the argument makes no sense.</exception>
    public PlacedCommand Read(CommandKind kind, string target, string argument)
    {
        if (EntityKey.Parse(target) is not { } key)
        {
            throw Refused("target", target, "DISTRICT/1234 (a citizen), DISTRICT/h/77 (a handset) or DISTRICT/t/3 (a tower)");
        }

        if (run.OrdinalOf(key.District) is not { } district)
        {
            throw Refused("target", target, $"a district of {run.Setup.Nation.Name}, such as {run.Setup.Nation.Districts[0].Key}");
        }

        if (key.Kind != TargetOf(kind))
        {
            throw Refused("target", target, $"a {TargetOf(kind).ToString().ToLowerInvariant()}, which is what {kind} is for");
        }

        if (key.Kind == EntityKind.Citizen)
        {
            CheckCitizen(district, key.Number, "target", target);
        }

        return new PlacedCommand(district, new DistrictCommand((DistrictCommandKind)(int)kind, key.Number, ValueOf(kind, district, argument ?? "")));
    }

    /// <summary>Refuses a command that no run can take. Any client can send one.</summary>
    /// <exception cref="CommandRefusedException">A text is missing or too long.</exception>
    public static void CheckShape(Command command)
    {
        ArgumentNullException.ThrowIfNull(command);
        CheckText("id", command.Id, 1);
        CheckText("target", command.Target, 1);
        CheckText("argument", command.Argument, 0);
    }

    /// <summary>Refuses a command for the next tick whose handset or tower is not there yet.</summary>
    /// <exception cref="CommandRefusedException">There is none of that number.</exception>
    public static void CheckIsThere(PlacedCommand placed, string target, PlacedReport report)
    {
        var there = EntityKey.Parse(target)!.Value.Kind switch
        {
            EntityKind.Handset => report.Handsets,
            EntityKind.Tower => report.Report.Towers.Length,
            _ => int.MaxValue,
        };
        if (placed.Command.Number >= there)
        {
            throw Refused("target", target, there == 0 ? "none yet in this district" : $"numbers 0 to {there - 1} in this district so far");
        }
    }

    private static void CheckText(string part, string? text, int least)
    {
        if (text is null || text.Length < least || text.Length > RunLimits.CommandText)
        {
            throw Refused(part, text is null ? "nothing" : text.Length == 0 ? "" : $"{text[..Math.Min(text.Length, 20)]}...", $"{least} to {RunLimits.CommandText} characters");
        }
    }

    private static EntityKind TargetOf(CommandKind kind) => kind switch
    {
        CommandKind.Give or CommandKind.Bar or CommandKind.Allow => EntityKind.Citizen,
        CommandKind.TopUp or CommandKind.Break or CommandKind.HandOver or CommandKind.TakeAway => EntityKind.Handset,
        CommandKind.SwitchOff or CommandKind.SwitchOn or CommandKind.SetChannels => EntityKind.Tower,
        _ => throw Refused("kind", ((int)kind).ToString(CultureInfo.InvariantCulture), string.Join(", ", Enum.GetNames<CommandKind>())),
    };

    private int ValueOf(CommandKind kind, int district, string argument) => kind switch
    {
        CommandKind.Give => Model(argument),
        CommandKind.TopUp => Cents(argument),
        CommandKind.HandOver => Citizen(district, argument),
        CommandKind.SetChannels => Channels(argument),
        _ => argument.Length == 0 ? 0 : throw Refused("argument", argument, $"none for {kind}"),
    };

    private int Model(string argument)
    {
        var models = run.Setup.Nation.Market.Models.Select(model => model.Key).ToList();
        var model = models.IndexOf(argument);
        return model >= 0 ? model : throw Refused("argument", argument, $"a handset model: {string.Join(", ", models)}");
    }

    private static int Cents(string argument) =>
        decimal.TryParse(argument, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var dollars) && dollars is >= 0.01m and <= TopUpMost
            ? (int)decimal.Round(dollars * 100)
            : throw Refused("argument", argument, $"US dollars from 0.01 to {TopUpMost}");

    private int Citizen(int district, string argument)
    {
        if (!int.TryParse(argument, NumberStyles.None, CultureInfo.InvariantCulture, out var citizen))
        {
            throw Refused("argument", argument, "the number of a citizen of the same district");
        }

        CheckCitizen(district, citizen, "argument", argument);
        return citizen;
    }

    private static int Channels(string argument) =>
        int.TryParse(argument, NumberStyles.None, CultureInfo.InvariantCulture, out var channels) && channels is >= 1 and <= ChannelsMost
            ? channels
            : throw Refused("argument", argument, $"channels from 1 to {ChannelsMost}");

    private void CheckCitizen(int district, int citizen, string part, string found)
    {
        var people = run.Setup.Populations[district].People;
        if (citizen >= people)
        {
            throw Refused(part, found, $"citizens 0 to {people - 1} in this district");
        }
    }

    private static CommandRefusedException Refused(string part, string found, string allowed) => new($"{part}: found \"{found}\", allowed: {allowed}.");
}
