using System.CommandLine;
using AdoptionSim.Client.Arguments;
using AdoptionSim.Nations.Commands;
using AdoptionSim.Nations.Entities;
using AdoptionSim.Nations.Files;
using AdoptionSim.Nations.Quantities;

namespace AdoptionSim.Client.Commands.Runs;

/// <summary><c>adoptsim runs send</c>: sends a command to a citizen, a handset or a tower of a run in progress.</summary>
internal static class SendCommand
{
    public static System.CommandLine.Command Create(CliEnvironment environment)
    {
        var (run, cluster, json) = (RunsCommand.Name(), RunsCommand.Cluster(), RunsCommand.Json());
        var kinds = string.Join(", ", CommandForm.ByWord.Keys);
        var kind = new Argument<string>("KIND") { Description = $"The kind of command: {kinds}." };
        var target = new Argument<string>("TARGET") { Description = "A citizen, a handset or a tower: KP-01.02/1234, KP-01.02/h/77, KP-01.02/t/3." };
        var argument = new Argument<string>("ARGUMENT")
        {
            Description =
                "The argument of the kind: a model to give, US dollars to top up, a citizen to hand over to, or channels to set. Other kinds have none.",
            DefaultValueFactory = _ => "",
        };
        var at = Parsing.Option(
            "--at",
            "The tick at whose start it takes effect (default: the next one).",
            "TICK",
            "a whole number of at least 1",
            Parsing.Number<int>(tick => tick >= 1)
        );
        var id = Parsing.Option<string?>(
            "--id",
            "The command's id in the journal. A command sent again under the same id is applied only once (default: a new id).",
            "ID",
            "a text",
            Parsing.Text
        );
        foreach (var text in new[] { kind, target, argument })
        {
            text.Validators.Add(Parsing.NoOption);
        }

        var command = new System.CommandLine.Command("send", "Send a command to a citizen, a handset or a tower, and print when it takes effect.")
        {
            run,
            kind,
            target,
            argument,
            at,
            id,
            cluster,
            json,
        };
        command.SetAction(
            (parsed, cancellation) =>
            {
                var (word, to) = (parsed.GetRequiredValue(kind), parsed.GetRequiredValue(target));
                if (!CommandForm.ByWord.TryGetValue(word, out var form))
                {
                    throw new RefusedException($"KIND is '{Names.Short(word)}'; expected {kinds}.");
                }

                if (!EntityKey.IsOf(form.Target, to))
                {
                    throw new RefusedException($"TARGET is '{Names.Short(to)}'; expected for {word}: {EntityKey.FormOf(form.Target)}.");
                }

                var sent = new Contracts.Runs.Command(
                    parsed.GetValue(id) ?? Guid.CreateVersion7(environment.Time.GetUtcNow()).ToString(),
                    form.Kind,
                    to,
                    parsed.GetValue(argument)!,
                    parsed.GetResult(at) is null ? null : (Tick?)parsed.GetValue(at)
                );
                return RunsCommand.OnRunAsync(
                    environment,
                    parsed.GetValue(cluster),
                    parsed.GetRequiredValue(run),
                    (runs, name) => runs.SendAsync(name, sent, parsed.GetValue(json)),
                    cancellation
                );
            }
        );
        return command;
    }
}
