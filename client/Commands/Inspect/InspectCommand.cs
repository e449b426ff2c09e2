using System.CommandLine;
using System.Text.Json;
using AdoptionSim.Client.Arguments;
using AdoptionSim.Client.Connections;
using AdoptionSim.Client.Results;
using AdoptionSim.Contracts.Citizens;
using AdoptionSim.Contracts.Districts;
using AdoptionSim.Contracts.Handsets;
using AdoptionSim.Contracts.Services;
using AdoptionSim.Contracts.Towers;
using AdoptionSim.Nations.Entities;
using AdoptionSim.Nations.Files;
using Spectre.Console;

namespace AdoptionSim.Client.Commands.Inspect;

/// <summary>
/// <c>adoptsim inspect</c>: shows the state of one entity, such as a citizen or a tower, of a run on a cluster or of a run that <c>--keep</c> holds in memory.
/// </summary>
internal static class InspectCommand
{
    /// <summary>The kinds of entities that services other than the phone have, such as the terminals of the intranet.</summary>
    private static readonly EntityKind[] OfServices = [.. Enum.GetValues<EntityKind>().Where(kind => EntityKey.DeclarationOf(kind).Help is not null)];

    public static Command Create(CliEnvironment environment)
    {
        var command = new Command(
            "inspect",
            $"Show a citizen, a handset, a tower, a {string.Join(", a ", OfServices.Select(NameOf))} or a district of a kept run or of a run on a cluster."
        );
        foreach (var subject in Subjects(environment))
        {
            command.Add(subject);
        }

        return command;
    }

    private static IEnumerable<Command> Subjects(CliEnvironment environment) =>
        [
            Subject("citizen", "Show a citizen and its ties.", EntityKind.Citizen, environment, AskCitizenAsync),
            Subject("handset", "Show a handset.", EntityKind.Handset, environment, async (cluster, key) =>
                Answer(await cluster.Grain<IHandset>(key).Describe(), HandsetSheet.Of)
            ),
            Subject("tower", "Show a base station.", EntityKind.Tower, environment, async (cluster, key) =>
                Answer(await cluster.Grain<ICellTower>(key).Describe(), TowerSheet.Of)
            ),
            .. OfServices.Select(kind =>
                Subject(NameOf(kind), EntityKey.DeclarationOf(kind).Help!, kind, environment, (cluster, key) => AskServiceAsync(kind, cluster, key))
            ),
            Subject("district", "Show a district and its counts.", EntityKey.DistrictForm, EntityKey.IsDistrict, environment, async (cluster, key) =>
                Answer(await cluster.Grain<IDistrict>(key).Describe(), DistrictSheet.Of)
            ),
        ];

    private static string NameOf(EntityKind kind) => kind.ToString().ToLowerInvariant();

    private static async Task<Inspection> AskServiceAsync(EntityKind kind, ICluster cluster, string key)
    {
        var view = await cluster.Grain<IServiceEntity>(key).Describe();
        return new Inspection(EntitySheet.JsonOf(view), EntitySheet.Of(EntityKey.DeclarationOf(kind).Title ?? NameOf(kind), view));
    }

    private static Command Subject(
        string name,
        string description,
        EntityKind kind,
        CliEnvironment environment,
        Func<ICluster, string, Task<Inspection>> ask
    ) => Subject(name, description, EntityKey.FormOf(kind), id => EntityKey.IsOf(kind, id), environment, ask);

    private static Command Subject(
        string name,
        string description,
        string form,
        Func<string, bool> fits,
        CliEnvironment environment,
        Func<ICluster, string, Task<Inspection>> ask
    )
    {
        var id = new Argument<string>("ID") { Description = form };
        id.Validators.Add(Parsing.NoOption);
        var run = Parsing.Option<string?>(
            "--run",
            "The kept run, by name or folder; default: the newest kept run.",
            "NAME",
            "a run's name or folder",
            Parsing.Text
        );
        var json = new Option<bool>("--json") { Description = "Write one JSON object and nothing else." };
        var cluster = ClusterOption.Create("The cluster that has the run (default: a kept run of this folder).");
        var command = new Command(name, description) { id, run, cluster, json };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var asked = parsed.GetRequiredValue(id);
                if (!fits(asked))
                {
                    throw new RefusedException($"ID is '{Names.Short(asked)}'; expected {form}.");
                }

                var address = Address(environment, parsed.GetValue(run), parsed.GetValue(cluster));
                var inspection = await new Inspector(environment, address).AskAsync(asked, ask, cancellation);
                Show(environment.Output, inspection, parsed.GetValue(json));
                return ExitStatus.Done;
            }
        );
        return command;
    }

    private static RunAddress Address(CliEnvironment environment, string? run, string? cluster)
    {
        if (cluster is null)
        {
            return KeptRuns.Find(environment.Folder, run);
        }

        var address = ClusterOption.Resolve(cluster, environment);
        return run is not null
            ? new RunAddress(run, address.Gateway, address.ClusterId, address.ServiceId)
            : throw new RefusedException("--run is missing with --cluster; expected the name of a run of the cluster, as `adoptsim runs list` shows it.");
    }

    private static async Task<Inspection> AskCitizenAsync(ICluster cluster, string key)
    {
        var citizen = cluster.Grain<ICitizen>(key);
        var (view, ties) = (await citizen.Describe(), await citizen.Ties());
        return new Inspection(JsonSerializer.Serialize(new { citizen = view, ties }, Manifest.Json), CitizenSheet.Of(view, ties));
    }

    private static Inspection Answer<TView>(TView view, Func<TView, Sheet> sheet) => new(JsonSerializer.Serialize(view, Manifest.Json), sheet(view));

    private static void Show(IAnsiConsole console, Inspection inspection, bool json)
    {
        if (json)
        {
            console.Profile.Out.Writer.WriteLine(inspection.Json);
        }
        else
        {
            inspection.Sheet.Show(console);
        }
    }
}

/// <summary>The state of an entity as its grain reports it, as JSON for programs and as a text sheet for people.</summary>
internal sealed record Inspection(string Json, Sheet Sheet);
