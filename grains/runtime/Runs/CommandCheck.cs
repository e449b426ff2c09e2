using System.Globalization;
using AdoptionSim.Contracts.Runs;
using AdoptionSim.Model.Districts;
using AdoptionSim.Nations.Commands;
using AdoptionSim.Nations.Entities;
using AdoptionSim.Nations.Files;
using AdoptionSim.Nations.Quantities;
using AdoptionSim.Runtime.Silos;

namespace AdoptionSim.Runtime.Runs;

/// <summary>
/// Checks and parses a client's command to a run: the entity that it names, and the argument that this kind of command requires. The district checks at the
/// command's tick what is unknown before, such as if a handset of that number has been sold by then. A command that is impossible by then changes nothing.
/// </summary>
internal sealed class CommandCheck(SiloRun run)
{
    /// <exception cref="CommandRefusedException">The target or the argument is invalid.</exception>
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

        var form = CommandForm.Find(kind)
            ?? throw Refused("kind", ((int)kind).ToString(CultureInfo.InvariantCulture), string.Join(", ", CommandForm.ByWord.Keys));
        if (key.Kind != form.Target)
        {
            throw Refused("target", target, $"a {form.Target.ToString().ToLowerInvariant()}, which is what {form.Word} is for");
        }

        if (key.Kind == EntityKind.Citizen)
        {
            CheckCitizen(district, new CitizenIndex(key.Number), "target", target);
        }

        var value = form.ReadArgument(argument ?? "", run.Setup.Nation)
            ?? throw Refused("argument", argument ?? "", $"{form.AllowedArgument(run.Setup.Nation)}, for {form.Word}");
        if (form.NamesCitizen)
        {
            CheckCitizen(district, new CitizenIndex(value), "argument", argument!);
        }

        return new PlacedCommand(district, new DistrictCommand(kind, key.Number, value));
    }

    /// <summary>Rejects a command whose texts (id, target, argument) are missing or too long. Any client can send such a command.</summary>
    /// <exception cref="CommandRefusedException">A text is missing or too long.</exception>
    public static void CheckShape(Command command)
    {
        ArgumentNullException.ThrowIfNull(command);
        CheckText("id", command.Id, 1);
        CheckText("target", command.Target, 1);
        CheckText("argument", command.Argument, 0);
    }

    /// <summary>Rejects a command for the next tick if its target is a handset or tower that does not exist yet.</summary>
    /// <exception cref="CommandRefusedException">There is no handset or tower of that number.</exception>
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
            throw Refused(part, text is null or "" ? "" : $"{text[..Math.Min(text.Length, 20)]}...", $"{least} to {RunLimits.CommandText} characters");
        }
    }

    private void CheckCitizen(DistrictIndex district, CitizenIndex citizen, string part, string found)
    {
        var people = run.Setup.Populations[district].People;
        if (citizen >= people)
        {
            throw Refused(part, found, $"citizens 0 to {people - 1} in this district");
        }
    }

    private static CommandRefusedException Refused(string part, string found, string expected) => new($"{part} {Names.Is(found)}; expected {expected}.");
}
