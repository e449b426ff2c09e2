using System.CommandLine;
using AdoptionSim.Client.Arguments;
using AdoptionSim.Client.Hosting;

namespace AdoptionSim.Client.Clusters;

/// <summary><c>adoptsim cluster</c>: silos as processes of this machine.</summary>
internal static class ClusterCommand
{
    private const int MostSilos = 16;
    private const int HighestPortBase = 65_000;

    public static Command Create(Surroundings surroundings) => new("cluster", "Starts and ends a cluster of silo processes on this machine; it belongs to the working folder.")
    {
        Up(surroundings),
        Status(surroundings),
        Add(surroundings),
        Stop(surroundings),
        Down(surroundings),
    };

    private static Command Up(Surroundings surroundings)
    {
        var silos = Parsing.Option(
            "--silos", "Silos, each a process.", "N", $"a whole number from 1 to {MostSilos}", 2, Parsing.Number<int>(count => count is >= 1 and <= MostSilos));
        var postgres = Parsing.Option<string?>(
            "--postgres", $"A database that holds the membership, so that any silo may die; without it the first silo does. A connection with a password goes into the environment variable {ClusterUp.PostgresVariable}.", "CONNECTION", "a connection string", Parsing.Text);
        var checkpoints = Parsing.Option(
            "--checkpoints", "Where runs are stored; default: files, in .adoptsim/checkpoints.", "files|postgres", "files or postgres", LocalCluster.InFiles,
            Parsing.Word((LocalCluster.InFiles, LocalCluster.InFiles), (LocalCluster.InPostgres, LocalCluster.InPostgres)));
        var portBase = Parsing.Option(
            "--port-base", "The first of the silos' ports, three for each; default: ports that are free.", "N", $"a whole number from 1024 to {HighestPortBase}",
            Parsing.Number<int>(port => port is >= 1024 and <= HighestPortBase));
        var json = Json();
        var command = new Command("up", "Starts a cluster; it stays when this command has ended.") { silos, postgres, checkpoints, portBase, json };
        command.SetAction((parsed, cancellation) => new ClusterUp(surroundings).CarryOutAsync(
            new UpOptions(
                parsed.GetValue(silos),
                parsed.GetValue(postgres),
                parsed.GetRequiredValue(checkpoints),
                parsed.GetValue(portBase) is > 0 and var port ? port : null,
                parsed.GetValue(json)),
            cancellation));
        return command;
    }

    private static Command Status(Surroundings surroundings)
    {
        var json = Json();
        var command = new Command("status", "Shows the silos, those that are dead included.") { json };
        command.SetAction(async (parsed, cancellation) =>
        {
            var cluster = new ClusterFolder(surroundings).Require();
            Tell(surroundings, await new Reporting(surroundings).ReportAsync(cluster, cancellation), parsed.GetValue(json));
            return ExitStatus.Done;
        });
        return command;
    }

    private static Command Add(Surroundings surroundings)
    {
        var json = Json();
        var command = new Command("add", "Starts one silo more; it takes part when this command has ended.") { json };
        command.SetAction((parsed, cancellation) => new ClusterAdd(surroundings).CarryOutAsync(parsed.GetValue(json), cancellation));
        return command;
    }

    private static Command Stop(Surroundings surroundings)
    {
        var silo = new Argument<string>("SILO") { Description = "Its number, its process or its address, as `adoptsim cluster status` shows them." };
        silo.Validators.Add(Parsing.NoOption);
        var force = new Option<bool>("--force") { Description = "Stops the silo that holds the membership, too, which ends the cluster." };
        var command = new Command("stop", "Ends one silo in good order: it hands its districts over to the others first.") { silo, force };
        command.SetAction((parsed, cancellation) => new ClusterStop(surroundings).CarryOutAsync(parsed.GetRequiredValue(silo), parsed.GetValue(force), cancellation));
        return command;
    }

    private static Command Down(Surroundings surroundings)
    {
        var command = new Command("down", "Ends all silos and removes what was written of them.");
        command.SetAction((_, cancellation) => new ClusterDown(surroundings).CarryOutAsync(cancellation));
        return command;
    }

    internal static void Tell(Surroundings surroundings, ClusterReport report, bool json)
    {
        if (json)
        {
            surroundings.Output.Profile.Out.Writer.WriteLine(report.ToJson());
        }
        else
        {
            report.Show(surroundings.Output);
        }
    }

    private static Option<bool> Json() => new("--json") { Description = "Writes one JSON object and nothing else to standard output." };
}
